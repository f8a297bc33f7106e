using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Management.Status.History;

namespace Insight.Contract.Tests.Management.Status.History;

public sealed class QuantileTests
{
    private static readonly double[] Bounds = [1, 2, 4];

    [Theory]
    [InlineData(0.5, new long[] { 10, 0, 0, 0 }, 0.5)]
    [InlineData(1.0, new long[] { 10, 0, 0, 0 }, 1.0)]
    [InlineData(0.5, new long[] { 0, 10, 0, 0 }, 1.5)]
    [InlineData(0.5, new long[] { 5, 0, 5, 0 }, 1.0)]
    [InlineData(0.75, new long[] { 5, 0, 5, 0 }, 3.0)]
    [InlineData(0.9, new long[] { 8, 0, 0, 2 }, double.PositiveInfinity)]
    public void Values_are_taken_to_lie_evenly_between_bounds(double quantile, long[] counts, double expected) =>
        Quantile.Estimate(quantile, Bounds, counts).ShouldBe(expected);

    [Fact]
    public void Of_nothing_there_is_no_quantile() => Quantile.Estimate(0.5, Bounds, [0, 0, 0, 0]).ShouldBeNull();

    [Fact]
    public void An_estimate_lies_between_the_same_bounds_as_what_it_estimates()
    {
        var random = new Random(Support.Seed.Or(20261122));
        var latencies = Enumerable.Range(0, 20_000).Select(_ => Math.Exp((random.NextDouble() * 6) - 7)).Order().ToArray();
        var counts = new LatencyCounts();
        foreach (var latency in latencies)
            counts.Add(TimeSpan.FromSeconds(latency));
        var byBound = Enumerable.Range(0, LatencyCounts.Length).Select(i => counts[i]).ToArray();

        foreach (var quantile in new[] { 0.5, 0.95, 0.99 })
            PlaceOf(Quantile.Estimate(quantile, LatencyCounts.Bounds, byBound)!.Value).ShouldBe(PlaceOf(latencies[(int)(latencies.Length * quantile)]));

        static int PlaceOf(double latency) => LatencyCounts.Bounds.Count(bound => bound < latency);
    }
}
