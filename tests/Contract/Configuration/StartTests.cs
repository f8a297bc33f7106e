using Insight.Edge;
using Insight.Edge.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Insight.Contract.Tests.Configuration;

public sealed class StartTests
{
    [Fact]
    public async Task Wrong_configuration_stops_the_start_with_every_error_by_its_key()
    {
        var errors = await ErrorsAsync("Production", new()
        {
            ["Edge:Urls"] = "localhost",
            ["Edge:Management:Urls"] = "http://localhost:0",
            ["Edge:MaxRequestBodyBytes"] = "10 MB",
            ["Edge:MaxAppointmentsPerRequest"] = "0",
            ["Edge:BodyRate:GracePeriod"] = "00:00:01",
            ["Edge:Connections:MaxCount"] = "0",
            ["Edge:RequestHeaders:Timeout"] = "fast",
            ["Edge:Rate"] = "1",
            ["Edge:RateLimiting:Store"] = "PostgreSql",
            ["Edge:RateLimiting:ConnectionString"] = "Host=db;Database=d;Pasword=p",
            ["Edge:Upstream:TokenFile"] = "",
            ["ReverseProxy:Routes:sync-appointments:Metadata:Contract"] = "sync-appointment",
            ["ReverseProxy:Routes:sync-appointments:Match:Methods:0"] = "POST",
            ["ReverseProxy:Routes:sync-appointments:ClusterId"] = "storage",
            ["ReverseProxy:Clusters:backend:LoadBalancingPolicy"] = "Best",
        });
        errors.ShouldBe(
        [
            "Edge:BodyRate:GracePeriod: must be more than 00:00:01, and at most 00:10:00.",
            "Edge:Clients: must hold at least one client.",
            "Edge:Connections:MaxCount: must be 1 to 1000000.",
            "Edge:Management:Urls: must be addresses, as http://localhost:8080, separated by ';'.",
            "Edge:MaxAppointmentsPerRequest: must be 1 to 1000000.",
            "Edge:MaxRequestBodyBytes: must be a whole number.",
            "Edge:Rate: there is no such setting; there is BodyRate, Clients, Connections, Management, MaxAppointmentsPerRequest, MaxRequestBodyBytes, PlainHttp, Portal, RateLimiting, RequestHeaders, Sandbox, Shutdown, TrustedProxies, UnauthorizedLimit, Upstream, Urls.",
            "Edge:RateLimiting:ConnectionString: must have Npgsql's keywords alone, and name a server and a database, as Host=db.internal;Database=insight;Username=insight_edge.",
            "Edge:RequestHeaders:Timeout: must be a time span, as 00:00:30.",
            "Edge:Upstream:TokenFile: is empty; leave it out where the backend needs no token.",
            "Edge:Urls: must be addresses, as http://localhost:8080, separated by ';'.",
            "ReverseProxy:Clusters:backend: No matching ILoadBalancingPolicy found for the load balancing policy 'Best' set on the cluster 'backend'.",
            "ReverseProxy:Routes:sync-appointments:ClusterId: must name a cluster.",
            "ReverseProxy:Routes:sync-appointments:Match:Methods: must be absent; the contract decides the method.",
            "ReverseProxy:Routes:sync-appointments:Metadata:Contract: must be one of sync-appointments, appointment-event.",
        ]);
    }

    [Fact]
    public async Task The_demo_clients_are_refused_in_production()
    {
        var demo = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "edge", "appsettings.Development.json"))
            .Build()
            .AsEnumerable()
            .Where(setting => setting.Key.StartsWith("Edge:", StringComparison.Ordinal) && setting.Value is not null)
            .ToDictionary();
        var errors = await ErrorsAsync("Production", demo);
        errors.Count(error => error.EndsWith(": a demo key is for development only.", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Theory]
    [InlineData("http://127.0.0.1:x")]
    [InlineData("http://0.0.0.0:80a")]
    [InlineData("http://example.test:8280")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://localhost/path")]
    [InlineData("ftp://localhost")]
    public async Task What_is_no_address_of_its_own_is_refused_and_not_taken_for_all_addresses(string urls)
    {
        var errors = await ErrorsAsync("Development", new() { ["Edge:Urls"] = urls });
        errors.ShouldBe(["Edge:Urls: must be addresses, as http://localhost:8080, separated by ';'."]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("localhost:8090")]
    [InlineData("ftp://127.0.0.1")]
    public async Task A_destination_that_is_no_address_is_refused(string address)
    {
        var errors = await ErrorsAsync("Development", new() { ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = address });
        errors.ShouldContain("ReverseProxy:Clusters:backend:Destinations:primary:Address: must be an address, as http://127.0.0.1:8090.");
    }

    [Fact]
    public async Task The_two_listeners_may_not_share_an_address()
    {
        var errors = await ErrorsAsync("Development", new()
        {
            ["Edge:Urls"] = "http://127.0.0.1:5000",
            ["Edge:Management:Urls"] = "http://127.0.0.1:5001;http://127.0.0.1:5000",
        });
        errors.ShouldBe(["Edge:Management:Urls: must not be an address of Edge:Urls."]);
    }

    private static async Task<IEnumerable<string>> ErrorsAsync(string environment, Dictionary<string, string?> settings)
    {
        var options = new WebApplicationOptions { ContentRootPath = Path.Combine(AppContext.BaseDirectory, "edge"), EnvironmentName = environment };
        var wrong = await Should.ThrowAsync<ConfigurationException>(
            () => EdgeHost.CreateAsync(options, builder => builder.Configuration.AddInMemoryCollection(settings)));
        return wrong.Errors.Order(StringComparer.Ordinal);
    }
}
