using System.Globalization;
using System.Text;

namespace Insight.Load.Reporting;

/// <summary>A chart of lines over logarithmic axes, as SVG that a browser and a Markdown page show.</summary>
/// <param name="title">What it shows.</param>
/// <param name="xName">What is on the horizontal axis, with its unit.</param>
/// <param name="yName">What is on the vertical axis, with its unit.</param>
internal sealed class LineChart(string title, string xName, string yName)
{
    private const int Width = 720;
    private const int Height = 440;
    private const int Left = 80;
    private const int Right = 110;
    private const int Top = 50;
    private const int Bottom = 60;

    // Told apart in grey and by people who do not see red from green.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

    private readonly List<(string Name, IReadOnlyList<(double X, double Y)> Points)> _lines = [];

    /// <summary>Adds a line; its points must be above zero and in order.</summary>
    public void Add(string name, IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Any(point => point.X <= 0 || point.Y <= 0)) throw new ArgumentException("Logarithmic axes have no zero.", nameof(points));
        _lines.Add((name, points));
    }

    /// <summary>Writes it.</summary>
    public string ToSvg()
    {
        var points = _lines.SelectMany(line => line.Points).ToList();
        var (minX, maxX) = Decades(points.Select(point => point.X));
        var (minY, maxY) = Decades(points.Select(point => point.Y));
        var svg = new StringBuilder(Invariant(
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="13">"""));
        svg.Append('\n').Append(Invariant($"""<rect width="{Width}" height="{Height}" fill="white"/>"""));
        Text(svg, Width / 2, 25, "middle", title);
        Text(svg, (Left + Width - Right) / 2, Height - 15, "middle", xName);
        svg.Append('\n').Append(Invariant(
            $"""<text transform="translate(20 {(Top + Height - Bottom) / 2}) rotate(-90)" text-anchor="middle">{Escaped(yName)}</text>"""));

        for (var decade = minX; decade <= maxX; decade++)
        {
            Line(svg, X(decade), Top, X(decade), Height - Bottom);
            Text(svg, X(decade), Height - Bottom + 20, "middle", Power(decade));
        }

        for (var decade = minY; decade <= maxY; decade++)
        {
            Line(svg, Left, Y(decade), Width - Right, Y(decade));
            Text(svg, Left - 8, Y(decade) + 4, "end", Power(decade));
        }

        foreach (var (index, (name, line)) in _lines.Index())
        {
            var colour = Colours[index % Colours.Length];
            var drawn = line.Select(point => Invariant($"{X(Math.Log10(point.X)):F1},{Y(Math.Log10(point.Y)):F1}")).ToList();
            svg.Append('\n').Append(Invariant($"""<polyline points="{string.Join(' ', drawn)}" fill="none" stroke="{colour}" stroke-width="2"/>"""));
            foreach (var point in drawn)
                svg.Append('\n').Append(Invariant($"""<circle cx="{point.Split(',')[0]}" cy="{point.Split(',')[1]}" r="3" fill="{colour}"/>"""));
            Text(svg, X(Math.Log10(line[^1].X)) + 8, Y(Math.Log10(line[^1].Y)) + 4, "start", name, colour);
        }

        return svg.Append("\n</svg>\n").ToString();

        double X(double decade) => Left + ((decade - minX) / (maxX - minX) * (Width - Left - Right));

        double Y(double decade) => Height - Bottom - ((decade - minY) / (maxY - minY) * (Height - Top - Bottom));
    }

    // Whole powers of ten around the values, at least one apart.
    private static (int Min, int Max) Decades(IEnumerable<double> values)
    {
        var logarithms = values.Select(Math.Log10).ToList();
        var min = (int)Math.Floor(logarithms.Min());
        return (min, Math.Max(min + 1, (int)Math.Ceiling(logarithms.Max())));
    }

    private static string Power(int decade) => Math.Pow(10, decade).ToString(decade < 0 ? $"F{-decade}" : "N0", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2) =>
        svg.Append('\n').Append(Invariant($"""<line x1="{x1:F1}" y1="{y1:F1}" x2="{x2:F1}" y2="{y2:F1}" stroke="#ddd"/>"""));

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text, string colour = "#222") =>
        svg.Append('\n').Append(Invariant($"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}" fill="{colour}">{Escaped(text)}</text>"""));

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
