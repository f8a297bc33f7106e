namespace Insight.Load.Generation;

/// <summary>The straight line that lies nearest to points, by the sum of the squared distances in y.</summary>
/// <param name="Intercept">y at x = 0: the fixed cost.</param>
/// <param name="Slope">y for every x more: the cost of one more.</param>
/// <param name="RSquared">How much of the variation in y the line explains, 0 to 1; 1 where y does not vary at all.</param>
internal sealed record LeastSquares(double Intercept, double Slope, double RSquared)
{
    /// <summary>Fits the line.</summary>
    /// <exception cref="ArgumentException">Fewer than two different x: no line is nearer than another.</exception>
    public static LeastSquares Fit(IReadOnlyCollection<(double X, double Y)> points)
    {
        if (points.Select(point => point.X).Distinct().Take(2).Count() < 2)
            throw new ArgumentException("A line needs points at two different x.", nameof(points));

        // About the means: the plain sums of squares lose their digits where x is large against its spread.
        var (meanX, meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        double xx = 0, xy = 0, yy = 0;
        foreach (var (x, y) in points)
        {
            xx += (x - meanX) * (x - meanX);
            xy += (x - meanX) * (y - meanY);
            yy += (y - meanY) * (y - meanY);
        }

        var slope = xy / xx;
        return new(meanY - (slope * meanX), slope, yy > 0 ? xy * xy / (xx * yy) : 1);
    }

    /// <summary>The line's y at an x.</summary>
    public double At(double x) => Intercept + (Slope * x);
}
