namespace Insight.Load;

/// <summary>What stops a run; the message tells the user all that there is to know.</summary>
internal sealed class LoadException : Exception
{
    public LoadException(string message)
        : base(message)
    {
    }

    public LoadException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public LoadException()
    {
    }
}
