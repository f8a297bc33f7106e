namespace Insight.Load.Processes;

/// <summary>
/// A session of its own for what is started: the terminal's Ctrl-C then reaches this program alone, which stops the others when it is done with them.
/// Else they are gone first, and whoever talks to them fails.
/// </summary>
internal static class OwnSession
{
    private static readonly string? Setsid = Executable.Find("setsid");

    /// <summary>The command that starts another in one; the same command where the system has no <c>setsid</c>.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> command) => Setsid is null ? [.. command] : [Setsid, .. command];
}
