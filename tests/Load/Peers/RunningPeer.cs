using System.Net;
using Insight.Load.Measuring;
using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>A peer that was started.</summary>
/// <param name="Peer">Which.</param>
/// <param name="EndPoint">Where it listens.</param>
/// <param name="Process">Its process.</param>
internal sealed record RunningPeer(IPeer Peer, IPEndPoint EndPoint, ChildProcess Process)
{
    /// <summary>What it and its workers use.</summary>
    public ResourceUse Use() => ProcessTree.UseOf(Process.Id);
}
