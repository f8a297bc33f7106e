using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Management;

public sealed class HealthTests
{
    private static readonly Dictionary<string, string?> FrequentProbes = new()
    {
        ["ReverseProxy:Clusters:backend:HealthCheck:Active:Interval"] = "00:00:00.1",
    };

    [Fact]
    public async Task The_edge_is_ready_while_a_backend_is_and_names_the_cluster_while_none_is()
    {
        await using var stub = await StubStack.StartAsync(FrequentProbes);
        (await GetAsync(stub.Stack, "readyz")).Status.ShouldBe(200);

        stub.Backend.Readiness = 503;
        await Eventually.ShouldAsync("it is not ready", async () => (await GetAsync(stub.Stack, "readyz")).Status == 503);
        var notReady = await GetAsync(stub.Stack, "readyz");
        var alive = await GetAsync(stub.Stack, "healthz");
        stub.Backend.Readiness = 200;
        await stub.Stack.UntilReadyAsync();

        notReady.Body!["missing"]!.AsArray().Select(text => (string?)text).ShouldBe(["cluster backend"]);
        notReady.Headers["Content-Type"].ShouldBe("application/json");
        alive.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Before_a_backend_has_said_that_it_is_ready_the_edge_never_is()
    {
        await using var backend = await StubBackend.StartAsync();
        backend.Readiness = 503;
        await using var stack = await InsightStack.StartAsync(FrequentProbes, backend.Address, waitUntilReady: false);
        var looks = new List<int>();

        await Eventually.ShouldAsync("it was probed some times", async () =>
        {
            looks.Add((await GetAsync(stack, "readyz")).Status);
            return backend.Probes >= 4;
        });

        looks.ShouldAllBe(status => status == 503);
        (await GetAsync(stack, "healthz")).Status.ShouldBe(200);
    }

    private static async Task<Answer> GetAsync(InsightStack stack, string path)
    {
        using var response = await stack.Http.GetAsync(new Uri(stack.ManagementAddress, path));
        return await Answer.ReadAsync(response);
    }
}
