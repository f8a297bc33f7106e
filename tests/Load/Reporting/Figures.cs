using System.Globalization;
using Insight.Load.Generation;

namespace Insight.Load.Reporting;

/// <summary>Figures as tables show them.</summary>
internal static class Figures
{
    private const double Megabyte = 1_000_000;
    private static readonly TimeSpan MinutesFrom = TimeSpan.FromMinutes(2);

    /// <summary>The columns of <see cref="Latencies"/>.</summary>
    public static readonly string[] LatencyColumns = ["p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms"];

    /// <summary>A number with so many decimals.</summary>
    public static string Number(double value, int decimals = 0) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>A number of things: <c>1 round</c>, <c>3 rounds</c>.</summary>
    public static string Count(long number, string one, string? several = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : several ?? one + "s")}");

    /// <summary>A number of entries.</summary>
    public static string Entries(int number) => Count(number, "entry", "entries");

    /// <summary>How long something takes: seconds below two minutes.</summary>
    public static string Duration(TimeSpan time) => time < MinutesFrom
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} {(time.TotalSeconds.Equals(1) ? "second" : "seconds")}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes");

    /// <summary>A time on a timeline, as precise as its steps need.</summary>
    /// <param name="time">From the start.</param>
    /// <param name="step">From one to the next.</param>
    public static string At(TimeSpan time, TimeSpan step) => step >= TimeSpan.FromMinutes(1)
        ? $"{Number(time.TotalMinutes, 1)} min"
        : $"{Number(time.TotalSeconds, step.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 1)} s";

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
