namespace Insight.Edge.Warmup;

/// <summary>Whether the warm-up is over, however it ended.</summary>
internal sealed class WarmupState
{
    private volatile bool _isDone;

    /// <summary>Whether it is over.</summary>
    public bool IsDone => _isDone;

    /// <summary>Notes that it is over.</summary>
    public void Done() => _isDone = true;
}
