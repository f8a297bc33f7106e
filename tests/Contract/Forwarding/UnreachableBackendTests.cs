using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Forwarding;

public sealed class UnreachableBackendTests
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private static readonly Dictionary<string, string?> FrequentProbes = new()
    {
        ["ReverseProxy:Clusters:backend:HealthCheck:Active:Interval"] = "00:00:00.1",
    };

    [Fact]
    public async Task A_backend_that_refuses_connections_is_the_documented_500()
    {
        await using var stack = await InsightStack.StartAsync(FrequentProbes, new Uri($"http://{FreePort.Next()}"), waitUntilReady: false);

        // The fourth time the probes have found out, too.
        for (var i = 0; i < 4; i++)
        {
            var answer = await RawConnection.ExchangeAsync(stack, Good);
            answer.Status.ShouldBe(500);
            answer.Headers["Retry-After"].ShouldBe("1");
            answer.Text.ShouldBe("""{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""");
        }
    }

    [Fact]
    public async Task One_dead_destination_of_several_is_found_out_and_the_others_serve()
    {
        await using var second = await StubBackend.StartAsync();
        await using var stub = await StubStack.StartAsync(ClientSettings.Of(
            FrequentProbes,
            new() { ["ReverseProxy:Clusters:backend:Destinations:second:Address"] = second.Address.ToString() }));
        await Eventually.ShouldAsync("both serve", async () =>
            (await RawConnection.ExchangeAsync(stub.Stack, Good)).Status == 200 && second.Requests.Count > 0 && stub.Backend.Requests.Count > 0);

        await second.DisposeAsync();

        await Eventually.ShouldAsync("ten requests in a row are served", async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                if ((await RawConnection.ExchangeAsync(stub.Stack, Good)).Status != 200)
                    return false;
            }

            return true;
        });
    }

    [Fact]
    public async Task A_destination_that_recovers_serves_again()
    {
        await using var stub = await StubStack.StartAsync(FrequentProbes);
        stub.Backend.Readiness = 503;
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 503, "{}");
        (await RawConnection.ExchangeAsync(stub.Stack, Good)).Status.ShouldBe(500);

        stub.Backend.Readiness = 200;
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 200, """{"stored":2}""");

        await Eventually.ShouldAsync("it serves", async () => (await RawConnection.ExchangeAsync(stub.Stack, Good)).Status == 200);
    }
}
