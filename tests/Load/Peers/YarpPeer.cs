using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>YARP as its documentation sets it up, with no code of ours in the way.</summary>
internal sealed class YarpPeer : IPeer
{
    public string Name => "yarp";

    public string Description => "bare YARP, `MapReverseProxy`, passes everything through unchecked";

    public PeerDuty Duty => PeerDuty.PassThrough;

    public string? Missing() => null;

    public Task<string> VersionAsync(CancellationToken ct) =>
        Task.FromResult($"YARP {typeof(Yarp.ReverseProxy.Configuration.RouteConfig).Assembly.GetName().Version?.ToString(3)}, .NET {Environment.Version}");

    public ProgramStart Prepare(PeerSite site) => ProgramStart.Self("yarp", "--listen", $"{site.Listen}", "--backend", $"{site.Backend}");
}
