namespace Insight.Contract.Signing;

/// <summary>One thing that was done otherwise where a signature was made.</summary>
/// <param name="Id">Its name, for programs: <c>body.trailing-newline-added</c>.</param>
/// <param name="Text">What was done, and what to do instead.</param>
internal sealed record Cause(string Id, string Text)
{
    /// <summary>Nothing.</summary>
    public static readonly Cause None = new("", "");

    /// <summary>Whether it is something.</summary>
    public bool IsDeviation => Id.Length > 0;
}
