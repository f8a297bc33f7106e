using System.Collections.Concurrent;
using System.Text;

namespace Insight.Exposition;

/// <summary>
/// What an instrument is called where it is scraped (OpenTelemetry, "Prometheus and OpenMetrics Compatibility"): dots become underscores, the unit
/// is spelt out at the end, a counter ends in <c>_total</c>.
/// </summary>
internal static class MetricNames
{
    private static readonly ConcurrentDictionary<string, string> Labels = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["min"] = "minutes",
        ["h"] = "hours",
        ["d"] = "days",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["%"] = "percent",
    };

    /// <summary>The family's name, without <c>_total</c>.</summary>
    /// <param name="instrument">The instrument's name.</param>
    /// <param name="unit">Its unit, as UCUM spells it; empty for none.</param>
    /// <param name="kind">What it is: a ratio is a gauge alone.</param>
    /// <param name="unitName">The unit's name, which the family's then ends in; null where there is none.</param>
    public static string Family(string instrument, string unit, FamilyKind kind, out string? unitName)
    {
        var name = Clean(instrument, isLabel: false);
        if (kind == FamilyKind.Counter && name.EndsWith("_total", StringComparison.Ordinal))
            name = name[..^"_total".Length];
        unitName = UnitOf(unit, kind);
        return unitName is null || name.EndsWith($"_{unitName}", StringComparison.Ordinal) ? name : $"{name}_{unitName}";
    }

    /// <summary>A label's name. There are as many as instruments name, and each is made once.</summary>
    public static string Label(string tag) => Labels.GetOrAdd(tag, static tag => Clean(tag, isLabel: true));

    // What stands in braces says what is counted, and is no unit (UCUM, "annotations").
    private static string? UnitOf(string unit, FamilyKind kind)
    {
        if (unit == "1")
            return kind == FamilyKind.Gauge ? "ratio" : null;
        var open = unit.IndexOf('{');
        var plain = open < 0 ? unit : unit[..open] + unit[(unit.IndexOf('}', open) + 1)..];
        if (plain.Length == 0)
            return null;
        var per = plain.IndexOf('/');
        return per < 0 ? Spelt(plain)
            : per == 0 ? $"per_{Spelt(plain[1..]).TrimEnd('s')}"
            : $"{Spelt(plain[..per])}_per_{Spelt(plain[(per + 1)..]).TrimEnd('s')}";
    }

    private static string Spelt(string unit) => Units.GetValueOrDefault(unit) ?? Clean(unit, isLabel: true);

    private static string Clean(string name, bool isLabel)
    {
        var clean = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            var isGood = char.IsAsciiLetterOrDigit(c) || (c == ':' && !isLabel);
            if (clean.Length == 0 && char.IsAsciiDigit(c))
                clean.Append('_');
            if (isGood)
                clean.Append(c);
            else if (clean.Length == 0 || clean[^1] != '_')
                clean.Append('_');
        }

        return clean.ToString();
    }
}
