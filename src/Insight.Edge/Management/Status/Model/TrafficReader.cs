using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Management.Status.History;
using Insight.Edge.Responses;

namespace Insight.Edge.Management.Status.Model;

/// <summary>Makes of counts what the page says of requests.</summary>
internal static class TrafficReader
{
    /// <summary>How many parts the time is drawn in.</summary>
    public const int Slots = 30;

    private static readonly TimeSpan SlotLength = Sampler.Span / Slots;

    // Two samples may be missed: a busy machine's timers come late.
    private static readonly TimeSpan Gap = Sampler.Every * 3;

    // Shorter, and a rate jumps with each request.
    private static readonly TimeSpan RateOver = TimeSpan.FromSeconds(15);

    private static readonly OutcomeKind[] Kinds = Enum.GetValues<OutcomeKind>();

    /// <summary>Reads them.</summary>
    public static TrafficModel Read(Recent recent)
    {
        var (all, minute, now) = (recent.Last(Sampler.Span), recent.Last(TimeSpan.FromMinutes(1)), recent.Last(RateOver));
        var (stored, refused, failed) = (Rates(recent, IsStored), Rates(recent, IsRefused), Rates(recent, IsFailed));
        return new TrafficModel
        {
            Rate = now.PerSecond(now.Sum(Counts.Outcomes)),
            Span = all.Length,
            Stored = Sum(all, IsStored),
            Refused = Sum(all, IsRefused),
            Failed = Sum(all, IsFailed),
            Requests = all.Sum(Counts.Outcomes),
            Outcomes =
            [
                .. Kinds.GroupBy(OutcomeLabel.Of)
                    .Select(same => new OutcomeRow(same.Key, OutcomeMeaning.Of(same.First()), OutcomeGroup.Of(same.First()), same.Sum(kind => all[Counts.Outcome(kind)])))
                    .Where(row => row.Count > 0)
                    .OrderByDescending(row => row.Count),
            ],
            Slots = [.. stored.Select((rate, i) => rate is { } known ? new Slot(known, refused[i] ?? 0, failed[i] ?? 0) : null)],
            Latency = LatencyOf(all),
            LastMinute = LatencyOf(minute),
        };
    }

    private static double?[] Rates(Recent recent, Func<EhrColumn, bool> isIn) => recent.PerSecond(Slots, SlotLength, Gap, window => Sum(window, isIn));

    private static long Sum(Window window, Func<EhrColumn, bool> isIn)
    {
        var sum = 0L;
        foreach (var kind in Kinds)
        {
            if (isIn(OutcomeGroup.Of(kind)))
                sum += window[Counts.Outcome(kind)];
        }

        return sum;
    }

    private static bool IsStored(EhrColumn group) => group == EhrColumn.Stored;

    private static bool IsRefused(EhrColumn group) => group is EhrColumn.Refused or EhrColumn.RateLimited;

    private static bool IsFailed(EhrColumn group) => group == EhrColumn.Failed;

    private static Latency LatencyOf(Window window)
    {
        var counts = new long[LatencyCounts.Length];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = window[Counts.Latencies.Start.Value + i];
        return new Latency(Estimate(0.5), Estimate(0.95), Estimate(0.99));

        double? Estimate(double quantile) => Quantile.Estimate(quantile, LatencyCounts.Bounds, counts);
    }
}
