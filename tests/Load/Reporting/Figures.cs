using System.Globalization;
using Insight.Load.Generation;

namespace Insight.Load.Reporting;

/// <summary>Figures as tables show them.</summary>
internal static class Figures
{
    private const double Megabyte = 1_000_000;

    /// <summary>The columns of <see cref="Latencies"/>.</summary>
    public static readonly string[] LatencyColumns = ["p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms"];

    /// <summary>A number with so many decimals.</summary>
    public static string Number(double value, int decimals = 0) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds.</summary>
    public static string Milliseconds(TimeSpan time) => Number(time.TotalMilliseconds, 2);

    /// <summary>Megabytes of a million bytes.</summary>
    public static string Megabytes(double bytes) => Number(bytes / Megabyte, 1);

    /// <summary>A histogram's percentiles and its largest value.</summary>
    public static string[] Latencies(LatencyHistogram histogram) =>
    [
        .. ((double[])[0.5, 0.9, 0.99, 0.999]).Select(share => Milliseconds(histogram.Percentile(share))),
        Milliseconds(histogram.Max),
    ];
}
