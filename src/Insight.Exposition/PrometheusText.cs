using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Insight.Exposition;

/// <summary>
/// Writes metrics as text: Prometheus' format 0.0.4 or OpenMetrics 1.0.0. Families come one after the other, each whole and once; the caller sees to that.
/// </summary>
/// <param name="output">Takes the text, in UTF-8.</param>
/// <param name="format">Which of the two.</param>
internal sealed class PrometheusText(IBufferWriter<byte> output, ExpositionFormat format)
{
    // A scrape renders thousands.
    [ThreadStatic]
    private static StringBuilder? _labels;

    private string _family = "";
    private FamilyKind _kind;

    /// <summary>Begins a family.</summary>
    /// <param name="name">Its name, without <c>_total</c>.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="unit">The unit's name, in which the family's ends; null for none.</param>
    /// <param name="help">What it means, in a sentence.</param>
    public void Family(string name, FamilyKind kind, string? unit, string help)
    {
        (_family, _kind) = (name, kind);
        var isOpenMetrics = format == ExpositionFormat.OpenMetrics;

        // A counter's family is named with the suffix in one format, and without it in the other.
        var told = kind == FamilyKind.Counter && !isOpenMetrics ? name + "_total" : name;
        if (isOpenMetrics)
            Type(told, kind);
        if (isOpenMetrics && unit is not null)
            Write($"# UNIT {told} {unit}\n");
        if (help.Length > 0)
        {
            Write($"# HELP {told} ");
            Write(Escaped(help, quote: isOpenMetrics));
            Write("\n");
        }

        if (!isOpenMetrics)
            Type(told, kind);
    }

    /// <summary>A counter's or a gauge's value.</summary>
    /// <param name="labels">Its labels, rendered by <see cref="Labels"/>.</param>
    /// <param name="value">The value.</param>
    public void Sample(string labels, double value) => Sample(_kind == FamilyKind.Counter ? "_total" : "", labels, value);

    /// <summary>A histogram.</summary>
    /// <param name="labels">Its labels, rendered by <see cref="Labels"/>.</param>
    /// <param name="buckets">Upper bounds, each with the number of values in its own bucket; the last is infinite.</param>
    /// <param name="sum">The sum of all values.</param>
    public void Histogram(string labels, IEnumerable<(double UpperBound, long Count)> buckets, double sum)
    {
        var count = 0L;
        foreach (var (upperBound, inBucket) in buckets)
        {
            count += inBucket;
            Write(_family);
            Write("_bucket{");
            Write(labels);
            Write(labels.Length > 0 ? ",le=\"" : "le=\"");
            WriteBound(upperBound);
            Write("\"} ");
            WriteNumber(count);
            Write("\n");
        }

        Sample("_sum", labels, sum);
        Sample("_count", labels, count);
    }

    /// <summary>Ends the text.</summary>
    public void End()
    {
        if (format == ExpositionFormat.OpenMetrics)
            Write("# EOF\n");
    }

    /// <summary>Renders labels, as they stand between the braces. A value that is null or empty is as none.</summary>
    public static string Labels(IEnumerable<KeyValuePair<string, object?>> tags)
    {
        var text = _labels ??= new StringBuilder();
        text.Clear();
        foreach (var (name, value) in tags)
        {
            var told = value switch
            {
                null => "",
                bool flag => flag ? "true" : "false",
                _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            };
            if (told.Length == 0)
                continue;
            if (text.Length > 0)
                text.Append(',');
            text.Append(MetricNames.Label(name)).Append("=\"").Append(Escaped(told, quote: true)).Append('"');
        }

        return text.ToString();
    }

    private void Type(string name, FamilyKind kind) => Write($"# TYPE {name} {(kind switch { FamilyKind.Counter => "counter", FamilyKind.Gauge => "gauge", _ => "histogram" })}\n");

    private void Sample(string suffix, string labels, double value)
    {
        Write(_family);
        Write(suffix);
        if (labels.Length > 0)
        {
            Write("{");
            Write(labels);
            Write("}");
        }

        Write(" ");
        WriteNumber(value);
        Write("\n");
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);

    private void WriteNumber(double value)
    {
        if (double.IsFinite(value))
        {
            var span = output.GetSpan(32);
            Utf8Formatter.TryFormat(value, span, out var written);
            output.Advance(written);
        }
        else
        {
            Write(double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
        }
    }

    // A bound is a label's value, and so a text: it is the same in both formats, and a float in each.
    private void WriteBound(double bound)
    {
        WriteNumber(bound);
        if (double.IsInteger(bound) && Math.Abs(bound) < 1e15)
            Write(".0");
    }

    private static string Escaped(string text, bool quote)
    {
        if (!text.AsSpan().ContainsAny('\\', '\n', '"'))
            return text;
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quote ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }
}
