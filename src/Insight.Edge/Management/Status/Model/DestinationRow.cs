namespace Insight.Edge.Management.Status.Model;

/// <summary>Where requests go.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Name">The destination's.</param>
/// <param name="Address">Its scheme, host and port.</param>
/// <param name="Level">How it is.</param>
/// <param name="Health">The same in words.</param>
/// <param name="InFlight">Requests that it has not answered yet.</param>
internal sealed record DestinationRow(string Cluster, string Name, string Address, Level Level, string Health, int InFlight);
