using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

/// <summary>A test that runs Prometheus and its <c>promtool</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute()
    {
        if (PrometheusServer.Missing is { } install && !Tool.AreRequired)
            Skip = $"Needs what this installs: {install}";
    }
}
