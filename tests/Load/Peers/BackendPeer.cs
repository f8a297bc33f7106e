using System.Globalization;
using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>The trivial backend: what a direct call costs.</summary>
internal sealed class BackendPeer : IPeer
{
    public string Name => "direct";

    public string Description => "the trivial backend itself, with no proxy in between";

    public PeerDuty Duty => PeerDuty.PassThrough;

    public string? Missing() => null;

    public Task<string> VersionAsync(CancellationToken ct) => Task.FromResult($"Kestrel {Environment.Version}");

    public ProgramStart Prepare(PeerSite site) => ProgramStart.Self(
        "backend",
        "--port",
        site.Backend.Port.ToString(CultureInfo.InvariantCulture),
        "--h2-port",
        site.BackendHttp2.Port.ToString(CultureInfo.InvariantCulture)) with
    {
        // It shares its core with the load, so it must be as cheap as it can be; nothing in it blocks.
        Environment = new Dictionary<string, string> { ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1", ["DOTNET_gcServer"] = "0" },
    };
}
