using Insight.Contract.Tests.Diagnostics.Metrics;
using Insight.Contract.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Insight.Contract.Tests.Configuration;

public sealed class ProxyReloadTests
{
    private const string Cluster = "ReverseProxy:Routes:sync-appointments:ClusterId";

    [Theory]
    [InlineData(Cluster, "storage", Cluster + ": must name a cluster.")]
    [InlineData("ReverseProxy:Clusters:backend:Destinations:primary:Address", "nonsense", "Destinations:primary:Address: must be an address")]
    [InlineData("ReverseProxy:Routes:sync-appointments:Metadata:Contract", "another", "Metadata:Contract: must be one of")]
    public async Task A_wrong_change_of_routes_or_clusters_is_refused_whole_and_told_and_requests_go_on(string key, string value, string told)
    {
        await using var stack = await InsightStack.StartAsync();
        var configuration = (IConfigurationRoot)stack.Edge.Configuration;
        var good = configuration[key];

        configuration[key] = value;
        configuration.Reload();

        (await stack.Log.WaitForAsync(line => line.EventId == 2001)).Text.ShouldContain(told);
        (await Caller.SyncAsync(stack, Payload.Batch(Payload.Entry()))).Status.ShouldBe(200);

        configuration[key] = good;
        configuration.Reload();
        (await Caller.SyncAsync(stack, Payload.Batch(Payload.Entry()))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_changed_is_counted_as_changed_and_nothing_else_is()
    {
        await using var stack = await InsightStack.StartAsync();
        var configuration = (IConfigurationRoot)stack.Edge.Configuration;
        var good = configuration[Cluster];
        await ShouldBeAsync(succeeded: 0, refused: 0, isRefused: 0);

        configuration["Edge:Clients:0:Organization"] = "another";
        configuration.Reload();
        await stack.Log.WaitForAsync(line => line.EventId == 1000);
        await ShouldBeAsync(succeeded: 0, refused: 0, isRefused: 0);

        configuration[Cluster] = "storage";
        configuration.Reload();
        await ShouldBeAsync(succeeded: 0, refused: 1, isRefused: 1);

        configuration[Cluster] = good;
        configuration.Reload();
        await ShouldBeAsync(succeeded: 0, refused: 1, isRefused: 0);

        configuration["ReverseProxy:Clusters:backend:Destinations:spare:Address"] = stack.BackendAddress.ToString();
        configuration.Reload();
        await ShouldBeAsync(succeeded: 1, refused: 1, isRefused: 0);

        Task ShouldBeAsync(int succeeded, int refused, int isRefused) => Eventually.ShouldAsync($"{succeeded} succeeded, {refused} refused", async () =>
            await Scrape.OfAsync(stack) is var scrape &&
            scrape["insight_edge_configuration_reloads_total{part=\"routes\",result=\"success\"}"] == succeeded &&
            scrape["insight_edge_configuration_reloads_total{part=\"routes\",result=\"refused\"}"] == refused &&
            scrape["insight_edge_configuration_refused{part=\"routes\"}"] == isRefused);
    }

    [Fact]
    public async Task A_change_elsewhere_is_not_told_as_one_of_the_clients()
    {
        await using var stack = await InsightStack.StartAsync();
        ((IConfigurationRoot)stack.Edge.Configuration).Reload();
        stack.Log.Lines.ShouldNotContain(line => line.EventId == 1000);
    }
}
