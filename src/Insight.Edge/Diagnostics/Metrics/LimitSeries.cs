using System.Diagnostics.Metrics;
using Insight.Edge.Clients;
using Insight.Edge.RateLimiting;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>What clients' limits decided.</summary>
internal static class LimitSeries
{
    private static readonly LimitDecision[] Decisions = Enum.GetValues<LimitDecision>();

    /// <summary>Shows it.</summary>
    public static void Show(Meter meter, ClientRegistry clients, ClientTallies tallies) => meter.CreateObservableCounter(
        "insight.edge.rate_limit.decisions",
        () => from tally in tallies.Known(clients.Current)
              from decision in Decisions
              select new Measurement<long>(tally.Decisions(decision), tally.ClientTag, tally.EhrTag, new("decision", decision.ToString().ToLowerInvariant())),
        "{request}",
        "Requests of known clients, by whether they were allowed, or beyond the rate or the number in flight.");
}
