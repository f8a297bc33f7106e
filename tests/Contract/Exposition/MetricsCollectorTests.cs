using System.Diagnostics.Metrics;
using System.Text;
using Insight.Exposition;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Contract.Tests.Exposition;

public sealed class MetricsCollectorTests
{
    [Fact]
    public async Task A_histogram_has_the_buckets_that_the_host_names_whatever_the_instrument_advises()
    {
        using var services = Services();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var collector = Collector(meters);
        meters.Create("Test.Host").CreateHistogram(
            "test.size", unit: null, "Sizes.", tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 3] }).Record(7);

        var text = await TextOfAsync(collector);

        text.ShouldContain("test_size_bucket{le=\"5.0\"} 0\ntest_size_bucket{le=\"10.0\"} 1\ntest_size_bucket{le=\"+Inf\"} 1\n");
        text.ShouldNotContain("le=\"2.0\"");
    }

    [Fact]
    public async Task A_meter_of_another_factory_is_not_the_hosts_and_one_of_none_is_where_it_is_the_processs()
    {
        using var services = Services();
        using var others = Services();
        using var collector = Collector(services.GetRequiredService<IMeterFactory>());
        others.GetRequiredService<IMeterFactory>().Create("Test.Host").CreateCounter<int>("test.others", null, "Others'.").Add(1);
        using var stray = new Meter("Test.Host");
        stray.CreateCounter<int>("test.stray", null, "Nobody's.").Add(1);
        using var process = new Meter("Test.Process");
        process.CreateCounter<int>("test.process", null, "The process's.").Add(1);

        var text = await TextOfAsync(collector);

        text.ShouldContain("test_process_total 1\n");
        text.ShouldNotContain("test_others");
        text.ShouldNotContain("test_stray");
    }

    private static ServiceProvider Services() => new ServiceCollection().AddMetrics().BuildServiceProvider();

    private static MetricsCollector Collector(IMeterFactory meters) => new(meters, Exposed(), new ConfigurationManager(), new ServiceIdentity("test", null));

    private static ExposedMeters Exposed() => new()
    {
        OfHost = ["Test.Host"],
        OfProcess = ["Test.Process"],
        Buckets = new Dictionary<string, double[]>(StringComparer.Ordinal) { ["test.size"] = [5, 10] },
    };

    private static async Task<string> TextOfAsync(MetricsCollector collector) =>
        Encoding.UTF8.GetString(await collector.CollectAsync(ExpositionFormat.Prometheus, CancellationToken.None));
}
