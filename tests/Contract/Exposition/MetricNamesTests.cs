using Insight.Exposition;

namespace Insight.Contract.Tests.Exposition;

public sealed class MetricNamesTests
{
    [Theory]
    [InlineData("insight.edge.requests", "{request}", "Counter", "insight_edge_requests", null)]
    [InlineData("requests.total", "", "Counter", "requests", null)]
    [InlineData("insight.edge.request.duration", "s", "Histogram", "insight_edge_request_duration_seconds", "seconds")]
    [InlineData("request.seconds", "s", "Histogram", "request_seconds", "seconds")]
    [InlineData("dotnet.process.memory.working_set", "By", "Gauge", "dotnet_process_memory_working_set_bytes", "bytes")]
    [InlineData("pool.use", "1", "Gauge", "pool_use_ratio", "ratio")]
    [InlineData("pool.used", "1", "Counter", "pool_used", null)]
    [InlineData("disk.rate", "By/s", "Gauge", "disk_rate_bytes_per_second", "bytes_per_second")]
    [InlineData("requests.rate", "{request}/s", "Gauge", "requests_rate_per_second", "per_second")]
    [InlineData("0a..b-c", "", "Gauge", "_0a_b_c", null)]
    [InlineData("temperature", "Cel", "Gauge", "temperature_Cel", "Cel")]
    public void An_instrument_is_called_as_OpenTelemetry_says(string instrument, string unit, string kind, string expected, string? expectedUnit)
    {
        MetricNames.Family(instrument, unit, Enum.Parse<FamilyKind>(kind), out var unitName).ShouldBe(expected);
        unitName.ShouldBe(expectedUnit);
    }

    [Theory]
    [InlineData("http.request.method", "http_request_method")]
    [InlineData("a:b", "a_b")]
    [InlineData("9", "_9")]
    public void A_label_has_letters_digits_and_underscores(string tag, string expected) => MetricNames.Label(tag).ShouldBe(expected);
}
