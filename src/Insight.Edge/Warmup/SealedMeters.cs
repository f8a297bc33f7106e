using System.Diagnostics.Metrics;

namespace Insight.Edge.Warmup;

/// <summary>Gives the meters of a sealed pipeline a name of their own, so that what it counts is not counted as the edge's.</summary>
internal sealed class SealedMeters : IMeterFactory
{
    private readonly Meter _meter = new(typeof(SealedMeters).FullName!);

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose() => _meter.Dispose();
}
