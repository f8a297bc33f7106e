using System.Buffers;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Insight.Exposition;

/// <summary>Renders what the OpenTelemetry SDK has collected as text.</summary>
internal sealed class PrometheusExporter : BaseExporter<Metric>
{
    // The runtime declares both as counters, and they fall again.
    private static readonly string[] Falling = ["dotnet.thread_pool.threads", "dotnet.thread_pool.queue.length"];

    private readonly ArrayBufferWriter<byte> _output = new();

    /// <summary>The format of the next text.</summary>
    public ExpositionFormat Format { get; set; }

    /// <summary>The last text, in UTF-8; until the next.</summary>
    public ReadOnlyMemory<byte> Text => _output.WrittenMemory;

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        _output.ResetWrittenCount();
        var text = new PrometheusText(_output, Format);
        foreach (var family in Families(batch))
            Write(text, family);
        text.End();
        return ExportResult.Success;
    }

    // Instruments of several meters may have one name: their samples belong together. Of what does not fit the first is told.
    private static List<Family> Families(in Batch<Metric> batch)
    {
        var families = new Dictionary<string, Family>(StringComparer.Ordinal);
        var inOrder = new List<Family>();
        foreach (var metric in batch)
        {
            if (KindOf(metric) is not { } kind)
                continue;
            var name = MetricNames.Family(metric.Name, metric.Unit, kind, out var unit);
            if (!families.TryGetValue(name, out var family))
            {
                family = new Family(name, kind, unit, metric.Description, []);
                families.Add(name, family);
                inOrder.Add(family);
            }

            if (family.Kind == kind)
                family.Metrics.Add(metric);
        }

        return inOrder;
    }

    private static FamilyKind? KindOf(Metric metric) => metric.MetricType switch
    {
        MetricType.LongSum when Falling.Contains(metric.Name) => FamilyKind.Gauge,
        MetricType.LongSum or MetricType.DoubleSum => FamilyKind.Counter,
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => FamilyKind.Gauge,
        MetricType.Histogram => FamilyKind.Histogram,
        _ => null, // exponential histograms are nobody's here, and neither format has them
    };

    private static void Write(PrometheusText text, Family family)
    {
        text.Family(family.Name, family.Kind, family.Unit, family.Help);
        foreach (var metric in family.Metrics)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var labels = PrometheusText.Labels(TagsOf(point));
                if (family.Kind == FamilyKind.Histogram)
                    text.Histogram(labels, Buckets(point), point.GetHistogramSum());
                else
                    text.Sample(labels, ValueOf(metric.MetricType, point));
            }
        }
    }

    private static List<KeyValuePair<string, object?>> TagsOf(in MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>(point.Tags.Count);
        foreach (var tag in point.Tags)
            tags.Add(tag);
        return tags;
    }

    private static List<(double UpperBound, long Count)> Buckets(in MetricPoint point)
    {
        var buckets = new List<(double UpperBound, long Count)>();
        foreach (var bucket in point.GetHistogramBuckets())
            buckets.Add((bucket.ExplicitBound, bucket.BucketCount));
        return buckets;
    }

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private sealed record Family(string Name, FamilyKind Kind, string? Unit, string Help, List<Metric> Metrics);
}
