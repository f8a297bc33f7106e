using Insight.Edge;
using Insight.Edge.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Insight.Contract.Tests.Sandbox;

/// <summary>Where an edge may be a sandbox.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task In_production_it_stops_the_start() =>
        (await ErrorsAsync("Production", "http://127.0.0.1:0"))
            .ShouldContain("Edge:Sandbox:Enabled: the sandbox is for Development alone; its keys are known to everybody.");

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public async Task Elsewhere_than_on_loopback_it_stops_the_start(string urls) =>
        (await ErrorsAsync("Development", urls))
            .ShouldBe(["Edge:Sandbox:Enabled: in the sandbox Edge:Urls must be on loopback; its keys are known to everybody."]);

    [Theory]
    [InlineData("http://127.0.0.1:0;http://[::1]:0")]
    [InlineData("http://localhost:1")]
    public async Task On_loopback_it_starts(string urls) => (await ErrorsAsync("Development", urls)).ShouldBeEmpty();

    private static async Task<IReadOnlyList<string>> ErrorsAsync(string environment, string urls)
    {
        var options = new WebApplicationOptions { ContentRootPath = Path.Combine(AppContext.BaseDirectory, "edge"), EnvironmentName = environment };
        try
        {
            await using var edge = await EdgeHost.CreateAsync(options, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Edge:Sandbox:Enabled"] = "true",
                ["Edge:Urls"] = urls,
                ["Edge:Management:Urls"] = "http://127.0.0.1:0",
            }));
            return [];
        }
        catch (ConfigurationException wrong)
        {
            return wrong.Errors;
        }
    }
}
