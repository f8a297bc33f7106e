using Insight.Load.Generation;
using Insight.Load.Peers;

namespace Insight.Load.Measuring;

/// <summary>One run of load on one peer, and what the peer used meanwhile.</summary>
/// <param name="Run">What the load measured.</param>
/// <param name="Cpu">User and system time of the peer's processes.</param>
/// <param name="ResidentBytes">Their resident memory at the end.</param>
/// <param name="Disturbance">
/// How much of the proxy's core others had meanwhile, 0 to 1; null where it is not known. What they had, they also had of its caches.
/// </param>
internal sealed record Round(LoadRun Run, TimeSpan Cpu, long ResidentBytes, double? Disturbance)
{
    /// <summary>CPU seconds of the proxy for a thousand requests: what fairly compares, because the load's core is nearly full.</summary>
    public double CpuPerThousand => Cpu.TotalSeconds * 1000 / Run.Requests;

    /// <summary>Measures one.</summary>
    /// <param name="peer">Which peer.</param>
    /// <param name="core">The core that it is kept on; null where it is not pinned.</param>
    /// <param name="generator">Sends the load.</param>
    /// <param name="target">What is sent.</param>
    /// <param name="plan">How.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Round> MeasureAsync(
        RunningPeer peer, int? core, ILoadGenerator generator, LoadTarget target, LoadPlan plan, CancellationToken ct)
    {
        var disturbance = new Disturbance(core);
        var before = peer.Use();
        var run = await disturbance.DuringAsync(() => peer.Use().Cpu, () => generator.RunAsync(target, plan, ct));
        var after = peer.Use();
        if (run.Requests == 0)
            throw new LoadException($"{peer.Peer.Name} answered nothing:\n{peer.Process.LastOutput()}");
        peer.Process.EmptyLog();
        return new Round(run, after.Cpu - before.Cpu, after.ResidentBytes, disturbance.Shares is [var share] ? share : null);
    }
}
