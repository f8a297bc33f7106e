using Insight.Edge;
using Insight.Edge.Configuration;

namespace Insight.Load.Benchmarks;

/// <summary>The edge's own parts, made as the edge makes them.</summary>
internal static class EdgeParts
{
    /// <summary>Sync Appointments, as it is deployed.</summary>
    public static EdgeContract Appointments { get; } = new EdgeContracts(new EdgeOptions()).Default;
}
