using Insight.Load.Generation;
using Insight.Load.Peers;

namespace Insight.Load.Measuring;

/// <summary>One run of load on one peer, and what the peer used meanwhile.</summary>
/// <param name="Run">What the load measured.</param>
/// <param name="Cpu">User and system time of the peer's processes.</param>
/// <param name="ResidentBytes">Their resident memory at the end.</param>
internal sealed record Round(LoadRun Run, TimeSpan Cpu, long ResidentBytes)
{
    /// <summary>CPU seconds of the proxy for a thousand requests: what fairly compares, because the load's core is nearly full.</summary>
    public double CpuPerThousand => Cpu.TotalSeconds * 1000 / Run.Requests;

    /// <summary>Measures one.</summary>
    public static async Task<Round> MeasureAsync(
        RunningPeer peer, ILoadGenerator generator, LoadTarget target, LoadPlan plan, CancellationToken ct)
    {
        var before = peer.Use();
        var run = await generator.RunAsync(target, plan, ct);
        var after = peer.Use();
        if (run.Requests == 0)
            throw new LoadException($"{peer.Peer.Name} answered nothing:\n{peer.Process.LastOutput()}");
        peer.Process.EmptyLog();
        return new Round(run, after.Cpu - before.Cpu, after.ResidentBytes);
    }
}
