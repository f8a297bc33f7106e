using Microsoft.AspNetCore.Connections;

namespace Insight.Edge.Transport;

/// <summary>How sockets are served.</summary>
/// <remarks>
/// What a socket brings is worked on by the thread that noticed it, instead of being handed to another: nothing on a request's way blocks but a log
/// that nobody reads (<see cref="Diagnostics.LineOutput"/>), and what computes for long moves to the thread pool itself (<see cref="Validation.ValidationMiddleware"/>). The saving is in docs/performance.md.
/// </remarks>
internal static class SocketTransport
{
    // The runtime reads it once, before the first socket.
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    private static bool IsInline => Environment.GetEnvironmentVariable(InlineCompletions) == "1";

    /// <summary>
    /// Chooses it for the process, unless its environment has chosen: for a process in which there is nothing but an edge, before it opens a socket.
    /// </summary>
    public static void PreferInline()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }

    /// <summary>Sets the server's sockets up.</summary>
    public static void Configure(IWebHostBuilder host)
    {
        host.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = IsInline);
        host.ConfigureServices(services => services.AddSingleton<IMemoryPoolFactory<byte>, BlockPoolFactory>());
    }
}
