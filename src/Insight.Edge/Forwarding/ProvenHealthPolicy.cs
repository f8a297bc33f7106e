using System.Runtime.CompilerServices;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Insight.Edge.Forwarding;

/// <summary>
/// A destination is healthy from the first probe that succeeds until several in a row fail. YARP's own policy takes one that has never
/// succeeded for healthy until enough probes have failed, and so would <c>/readyz</c>.
/// </summary>
/// <param name="health">Takes what was found.</param>
internal sealed class ProvenHealthPolicy(IDestinationHealthUpdater health) : IActiveHealthCheckPolicy
{
    /// <summary>How a cluster names it, as <c>HealthCheck:Active:Policy</c>.</summary>
    public const string PolicyName = "Proven";

    // One probe may be lost to a pause; what refuses connections the passive check sees sooner.
    private const int FailuresInARow = 2;

    private readonly ConditionalWeakTable<DestinationState, StrongBox<int>> _failures = [];

    public string Name => PolicyName;

    public void ProbingCompleted(ClusterState cluster, IReadOnlyList<DestinationProbingResult> probingResults) => health.SetActive(
        cluster,
        [.. probingResults.Select(probe => new NewActiveDestinationHealth(probe.Destination, HealthAfter(probe)))]);

    // One round of probes ends before the next one of its cluster begins, so the count has one writer.
    private DestinationHealth HealthAfter(DestinationProbingResult probe)
    {
        var failures = _failures.GetOrCreateValue(probe.Destination);
        if (probe.Response is { IsSuccessStatusCode: true })
        {
            failures.Value = 0;
            return DestinationHealth.Healthy;
        }

        failures.Value++;
        var wasHealthy = probe.Destination.Health.Active == DestinationHealth.Healthy;
        return wasHealthy && failures.Value < FailuresInARow ? DestinationHealth.Healthy : DestinationHealth.Unhealthy;
    }
}
