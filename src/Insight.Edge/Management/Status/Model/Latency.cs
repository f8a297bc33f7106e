namespace Insight.Edge.Management.Status.Model;

/// <summary>Estimated quantiles, in seconds; null where there was no request, infinite beyond the last bound.</summary>
internal sealed record Latency(double? Median, double? P95, double? P99);
