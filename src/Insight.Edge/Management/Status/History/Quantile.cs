namespace Insight.Edge.Management.Status.History;

/// <summary>What part of values a value is above, estimated from counts by upper bound.</summary>
internal static class Quantile
{
    /// <summary>Estimates a quantile: values are taken to lie evenly between the bounds of theirs.</summary>
    /// <param name="quantile">Which: 0.95 for the value that 95 % do not exceed.</param>
    /// <param name="bounds">Upper bounds, ascending.</param>
    /// <param name="counts">How many values are within each, and behind the last.</param>
    /// <returns>Null where there is no value; infinite where it is behind the last bound.</returns>
    public static double? Estimate(double quantile, ReadOnlySpan<double> bounds, ReadOnlySpan<long> counts)
    {
        var total = 0L;
        foreach (var count in counts)
            total += count;
        if (total == 0)
            return null;
        var rank = quantile * total;
        var below = 0L;
        for (var i = 0; i < bounds.Length; i++)
        {
            if (counts[i] > 0 && below + counts[i] >= rank)
            {
                var lower = i == 0 ? 0 : bounds[i - 1];
                return lower + ((bounds[i] - lower) * Math.Clamp((rank - below) / counts[i], 0, 1));
            }

            below += counts[i];
        }

        return double.PositiveInfinity;
    }
}
