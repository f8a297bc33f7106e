using Insight.Contract.Tests.Support;
using Insight.Load.Generation;

namespace Insight.Contract.Tests.Load.Generation;

public sealed class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.5, 500)]
    [InlineData(0.9, 900)]
    [InlineData(0.99, 990)]
    [InlineData(0.999, 999)]
    [InlineData(1, 1000)]
    public void A_percentile_is_the_nearest_rank_to_within_one_percent(double share, double milliseconds)
    {
        var histogram = new LatencyHistogram();
        for (var value = 1; value <= 1000; value++) histogram.Record(TimeSpan.FromMilliseconds(value));

        histogram.Percentile(share).TotalMilliseconds.ShouldBeInRange(milliseconds, milliseconds * 1.01);
        histogram.Count.ShouldBe(1000);
    }

    [Fact]
    public void Percentiles_agree_with_sorted_values_over_all_sizes()
    {
        var seed = Seed.Or(4711);
        var random = new Random(seed);
        var histogram = new LatencyHistogram();
        // From 100 ns to 100 s, as many of each size.
        TimeSpan[] values = [.. Enumerable.Range(0, 20_000).Select(_ => TimeSpan.FromTicks((long)Math.Pow(10, random.NextDouble() * 9)))];
        foreach (var value in values) histogram.Record(value);
        Array.Sort(values);

        foreach (var share in (double[])[0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999])
        {
            var exact = values[(int)Math.Ceiling(share * values.Length) - 1].Ticks;
            ((double)histogram.Percentile(share).Ticks).ShouldBeInRange(exact, exact * 1.01, $"{share}. {Seed.Told(seed)}");
        }
    }

    [Fact]
    public void The_largest_value_is_kept_exactly_and_no_percentile_exceeds_it()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.FromTicks(123_456_789));

        histogram.Max.ShouldBe(TimeSpan.FromTicks(123_456_789));
        histogram.Percentile(0.5).ShouldBe(histogram.Max);
    }

    [Fact]
    public void A_value_beyond_the_last_bucket_counts_and_stays_the_largest()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.FromHours(1));

        histogram.Count.ShouldBe(1);
        histogram.Max.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void Nothing_recorded_has_no_latency() => new LatencyHistogram().Percentile(0.99).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void Two_histograms_add_up_to_the_one_of_both()
    {
        var (first, second, both) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
        for (var value = 1; value <= 1000; value++)
        {
            (value % 3 == 0 ? first : second).Record(TimeSpan.FromMicroseconds(value));
            both.Record(TimeSpan.FromMicroseconds(value));
        }

        first.Add(second);

        first.Count.ShouldBe(both.Count);
        first.Max.ShouldBe(both.Max);
        foreach (var share in (double[])[0.1, 0.5, 0.9, 0.999]) first.Percentile(share).ShouldBe(both.Percentile(share));
    }

    [Fact]
    public void Recording_from_several_threads_loses_nothing()
    {
        var histogram = new LatencyHistogram();

        Parallel.For(0, 100_000, value => histogram.Record(TimeSpan.FromTicks(value)));

        histogram.Count.ShouldBe(100_000);
        histogram.Max.ShouldBe(TimeSpan.FromTicks(99_999));
    }
}
