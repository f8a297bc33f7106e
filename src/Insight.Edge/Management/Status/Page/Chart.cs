using System.Globalization;
using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>Drawings, as SVG without a script or a style of its own.</summary>
internal static class Chart
{
    private const int Height = 96;
    private const int Step = 12;
    private const int Column = 10;

    /// <summary>Columns of rates: stored at the bottom, then refused, then failed.</summary>
    /// <param name="slots">The oldest first; null where nothing is known.</param>
    /// <param name="label">The same in words, for who cannot see it.</param>
    public static Html Columns(IReadOnlyList<Slot?> slots, string label)
    {
        var highest = slots.Max(slot => slot?.Total ?? 0);
        var columns = slots.Select((slot, i) => slot is null
            ? Html.Of($"""<rect class="unknown" x="{i * Step}" y="{Height - 1}" width="{Column}" height="1"/>""")
            : ColumnOf(slot, i * Step, highest));
        return Html.Of($"""
            <svg class="columns" viewBox="0 0 {(slots.Count * Step) - Step + Column} {Height}" preserveAspectRatio="none" role="img" aria-label="{label}">{Html.Join(columns)}</svg>
            """);
    }

    /// <summary>A bar beside a number that says the same.</summary>
    public static Html Bar(long part, long whole, string kind) => Html.Of($"""
        <svg class="bar {kind}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/><rect class="fill" width="{Number(whole == 0 ? 0 : Math.Max(1, 100.0 * part / whole))}" height="6"/></svg>
        """);

    private static Html ColumnOf(Slot slot, int x, double highest)
    {
        var y = (double)Height;
        return Html.Join(new[] { ("stored", slot.Stored), ("refused", slot.Refused), ("failed", slot.Failed) }
            .Where(part => part.Item2 > 0)
            .Select(part =>
            {
                // What there is, is seen, however little it is.
                var height = Math.Max(2, part.Item2 / highest * (Height - 4));
                y -= height;
                return Html.Of($"""<rect class="{part.Item1}" x="{x}" y="{Number(Math.Max(0, y))}" width="{Column}" height="{Number(height)}"/>""");
            }));
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
