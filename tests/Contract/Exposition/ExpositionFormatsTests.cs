using Insight.Exposition;

namespace Insight.Contract.Tests.Exposition;

public sealed class ExpositionFormatsTests
{
    [Theory]
    [InlineData(null, "Prometheus")]
    [InlineData("", "Prometheus")]
    [InlineData("*/*", "Prometheus")]
    [InlineData("text/html, */*;q=0.8", "Prometheus")]
    [InlineData("no media type", "Prometheus")]
    [InlineData("application/openmetrics-text", "OpenMetrics")]
    [InlineData("application/openmetrics-text; version=1.0.0; charset=utf-8", "OpenMetrics")]
    [InlineData("application/openmetrics-text; version=\"1.0.0\"", "OpenMetrics")]
    [InlineData("APPLICATION/OpenMetrics-Text;Version=1.0.0", "OpenMetrics")]
    [InlineData("application/openmetrics-text;version=0.0.1", "Prometheus")]
    [InlineData("application/openmetrics-text;version=2.0.0,text/plain", "Prometheus")]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.3,text/plain;q=0.5", "Prometheus")]
    [InlineData("application/openmetrics-text;q=0", "Prometheus")]
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", "OpenMetrics")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.3", "OpenMetrics")]
    public void A_scraper_gets_what_it_likes_best(string? accept, string expected) =>
        ExpositionFormats.Choose(accept).ShouldBe(Enum.Parse<ExpositionFormat>(expected));
}
