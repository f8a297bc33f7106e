using System.Globalization;
using System.Xml.Linq;
using Insight.Load.Reporting;

namespace Insight.Contract.Tests.Load.Reporting;

public sealed class LineChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_line_over_logarithmic_axes_has_equal_steps_for_equal_ratios()
    {
        var chart = new LineChart("t", "x", "y");
        chart.Add("edge", [(1, 0.01), (10, 0.1), (100, 1)]);

        var points = PointsOf(chart.ToSvg());

        (points[1].X - points[0].X).ShouldBe(points[2].X - points[1].X, 0.2);
        (points[1].Y - points[0].Y).ShouldBe(points[2].Y - points[1].Y, 0.2);
        points[1].X.ShouldBeGreaterThan(points[0].X);
        points[1].Y.ShouldBeLessThan(points[0].Y, "up is less in SVG");
    }

    [Fact]
    public void Names_are_escaped_and_every_line_is_named()
    {
        var chart = new LineChart("cost & <size>", "x", "y");
        chart.Add("a", [(1, 1), (2, 2)]);
        chart.Add("b", [(1, 3), (2, 4)]);

        var texts = XDocument.Parse(chart.ToSvg()).Descendants(Svg + "text").Select(text => text.Value).ToList();

        texts.ShouldContain("cost & <size>");
        texts.ShouldContain("a");
        texts.ShouldContain("b");
    }

    [Fact]
    public void A_point_at_zero_is_refused() =>
        Should.Throw<ArgumentException>(() => new LineChart("t", "x", "y").Add("edge", [(0, 1)]));

    private static List<(double X, double Y)> PointsOf(string svg) =>
    [
        .. XDocument.Parse(svg).Descendants(Svg + "polyline").Single().Attribute("points")!.Value.Split(' ').Select(point =>
        {
            var parts = point.Split(',');
            return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
        }),
    ];
}
