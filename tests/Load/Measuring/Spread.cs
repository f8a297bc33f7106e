using System.Globalization;

namespace Insight.Load.Measuring;

/// <summary>What several rounds measured.</summary>
/// <param name="Median">Their median.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    /// <summary>Of these values; at least one.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>As a table shows it: <c>0.054 (0.053–0.056)</c>, the median alone where there was one round.</summary>
    /// <param name="format">A number's format, such as <c>F3</c>.</param>
    public string ToString(string format)
    {
        var median = Median.ToString(format, CultureInfo.InvariantCulture);
        return Min.Equals(Max)
            ? median
            : $"{median} ({Min.ToString(format, CultureInfo.InvariantCulture)}–{Max.ToString(format, CultureInfo.InvariantCulture)})";
    }
}
