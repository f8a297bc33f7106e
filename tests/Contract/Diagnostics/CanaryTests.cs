using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Microsoft.AspNetCore.Http;

namespace Insight.Contract.Tests.Diagnostics;

/// <summary>Patient data must not leak: what a caller sends is in no answer, and in no line of the log, whatever its level.</summary>
public sealed class CanaryTests
{
    private static readonly Dictionary<string, string?> LogEverything = ClientSettings.Of(
        ClientSettings.Unlimited,
        new()
        {
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Logging:LogLevel:Yarp"] = "Trace",
        });

    [Fact]
    public async Task No_value_and_no_name_out_of_a_payload_is_told_to_anyone_at_any_level()
    {
        await using var stack = await InsightStack.StartAsync(LogEverything);
        foreach (var (name, payload) in Canary.BatchBodies)
        {
            Canary.TraceIn(payload).ShouldNotBeNull(name);
            Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stack, RawRequest.Sync(payload)), name);
            Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stack, RawRequest.Sync(payload, signingKey: "another")), name);
            Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stack, RawRequest.Sync(payload).Chunked(3)), name);
        }

        await ShouldNotLogAsync(stack, outcomes: 3 * Canary.BatchBodies.Count);
    }

    [Fact]
    public async Task Nor_when_the_backend_fails_and_quotes_it()
    {
        await using var stub = await StubStack.StartAsync(ClientSettings.Of(LogEverything, new() { ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:00:00.5" }));
        foreach (var name in BackendFailures.All.Keys)
        {
            stub.Backend.Answer = context => BackendFailures.AnswerAsync(name, context);
            Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Canary.Batch)), name);
        }

        await ShouldNotLogAsync(stub.Stack, BackendFailures.All.Count);
    }

    [Fact]
    public async Task Nor_is_what_stands_in_the_query_or_the_headers()
    {
        // The framework's own lines of a request's beginning and end quote the query: as shipped, they are off.
        await using var stack = await InsightStack.StartAsync(new Dictionary<string, string?> { ["Logging:LogLevel:Insight.Edge"] = "Trace" });
        var request = RawRequest.Sync(Documented.FullRequest) with { Target = $"/{Caller.SyncPath}?{Canary.Text}={Canary.Text}" };
        string[] headers = ["Cookie", "Authorization", "User-Agent", "X-Request-Id", "Referer", "Origin", "traceparent", "X-Custom", "Accept"];
        request = headers.Aggregate(request, (with, header) => with.With(header, $"{Canary.Text} {Canary.Text}"));

        RawRequest[] requests =
        [
            request,
            request.With("X-API-Key", Canary.Text),
            request.With("X-Webhook-Signature", Canary.Text),
            request.With("Content-Type", $"text/{Canary.Text}"),
            request.With("Content-Encoding", Canary.Text),
            request.With("Host", Canary.Text),
            request with { Method = Canary.Text },
            request with { Target = $"/{Canary.Text}" },
        ];
        foreach (var each in requests)
            Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stack, each), each.Target);

        await ShouldNotLogAsync(stack, requests.Length);
    }

    [Fact]
    public async Task The_paths_EHR_is_told_to_the_caller_alone()
    {
        await using var stack = await InsightStack.StartAsync();

        var answer = await RawConnection.ExchangeAsync(stack, RawRequest.Sync(Documented.FullRequest).To(Canary.Text));

        answer.Status.ShouldBe(StatusCodes.Status403Forbidden);
        answer.Text.ShouldContain(Canary.Text);
        await ShouldNotLogAsync(stack, outcomes: 1);
    }

    private static async Task ShouldNotLogAsync(InsightStack stack, int outcomes)
    {
        await Eventually.ShouldAsync("every outcome is logged", () => stack.Log.Lines.Count(line => line.EventId == 9000) == outcomes);
        stack.Log.Lines.Where(line => Canary.TraceIn(line.Text) is not null).ShouldBeEmpty();
    }
}
