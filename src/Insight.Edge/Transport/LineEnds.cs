namespace Insight.Edge.Transport;

/// <summary>What ends a line of HTTP/1.</summary>
internal static class LineEnds
{
    // Kestrel reads it for each server that it makes.
    private const string NoLineFeedAlone = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";

    /// <summary>
    /// Has the server take CR LF only. A line feed alone may end a line too (RFC 9112, 2.2), but a proxy in front that takes it for a part of a
    /// value would let one header through that the edge reads as two.
    /// </summary>
    public static void RequireCrLf() => AppContext.SetSwitch(NoLineFeedAlone, isEnabled: true);
}
