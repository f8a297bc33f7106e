using System.Diagnostics.Metrics;

namespace Insight.Edge.RateLimiting.Leasing;

/// <summary>What can be watched of permits that edges share.</summary>
internal sealed class SharedPermitMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Insight.Edge.RateLimiting";

    private readonly Meter _meter;
    private readonly Counter<long> _leased;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _alone;
    private readonly KeyValuePair<string, object?> _choice;

    public SharedPermitMetrics(IMeterFactory meters, RateLimitingOptions options)
    {
        _meter = meters.Create(MeterName);
        _leased = _meter.CreateCounter<long>("insight.edge.rate_limit.leased", "{permit}", "Permits leased from the store.");
        _failures = _meter.CreateCounter<long>("insight.edge.rate_limit.store.failures", "{failure}", "Questions that the store did not answer.");
        _alone = _meter.CreateCounter<long>("insight.edge.rate_limit.alone", "{request}", "Requests decided on while the store was unavailable, by the configured choice.");
        _choice = new("choice", options.WhenUnavailable.ToString());
        _alone.Add(0, _choice);
        _failures.Add(0);
    }

    /// <summary>Shows whether the store is available, and how many edges share.</summary>
    public void Observe(Func<bool> isAvailable, Func<int> edges)
    {
        _meter.CreateObservableGauge("insight.edge.rate_limit.store.available", () => isAvailable() ? 1 : 0, unit: null, "1 while the store answers, else 0.");
        _meter.CreateObservableGauge("insight.edge.rate_limit.edges", edges, "{edge}", "Edges among which the limits are shared.");
    }

    /// <summary>Permits were leased.</summary>
    public void Leased(int permits) => _leased.Add(permits);

    /// <summary>The store did not answer a question.</summary>
    public void Failed() => _failures.Add(1);

    /// <summary>A request was decided on without the store.</summary>
    public void DecidedAlone() => _alone.Add(1, _choice);
}
