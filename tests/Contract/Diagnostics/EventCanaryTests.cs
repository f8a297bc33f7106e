using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Diagnostics;

/// <summary>What an event holds is in no line of the log, whatever its level, and in no answer but the three values that a 201 echoes.</summary>
public sealed class EventCanaryTests
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
    public async Task No_value_and_no_name_out_of_an_event_that_is_refused_is_told_to_anyone()
    {
        await using var stack = await InsightStack.StartAsync(LogEverything);
        foreach (var (name, payload) in Canary.RefusedEvents)
        {
            Canary.TraceIn(payload).ShouldNotBeNull(name);
            await ShouldNotTellAsync(stack, RawRequest.Event(payload), 422, name);
            await ShouldNotTellAsync(stack, RawRequest.Event(payload, signingKey: "another"), 401, name);
            await ShouldNotTellAsync(stack, RawRequest.Event(payload).Chunked(3), 422, name);
        }

        await ShouldNotLogAsync(stack, outcomes: 3 * Canary.RefusedEvents.Count);
    }

    [Fact]
    public async Task Of_an_event_that_is_stored_the_caller_alone_is_told_the_three_values_that_the_guide_echoes()
    {
        await using var stack = await InsightStack.StartAsync(LogEverything);

        var answer = await RawConnection.ExchangeAsync(stack, RawRequest.Event(Canary.Event));
        var replay = await RawConnection.ExchangeAsync(stack, RawRequest.Event(Canary.Event));

        answer.Status.ShouldBe(201);
        replay.Text.ShouldBe(answer.Text);
        answer.Body!.AsObject().Select(member => member.Key).ShouldBe(["status", "message", "event_id", "received_at", "data"]);
        answer.Body!["data"].ShouldBeJson(new JsonObject
        {
            ["event_type"] = "appointment.scheduled",
            ["appointment_id"] = Canary.Text,
            ["patient_id"] = Canary.Text,
        });
        await ShouldNotLogAsync(stack, outcomes: 2);
    }

    [Fact]
    public async Task Nothing_is_told_when_the_backend_fails_and_quotes_it()
    {
        await using var stub = await StubStack.StartAsync(ClientSettings.Of(LogEverything, new() { ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:00:00.5" }));
        foreach (var name in BackendFailures.All.Keys)
        {
            stub.Backend.Answer = context => BackendFailures.AnswerAsync(name, context);
            await ShouldNotTellAsync(stub.Stack, RawRequest.Event(Canary.Event), 500, name);
        }

        await ShouldNotLogAsync(stub.Stack, BackendFailures.All.Count);
    }

    private static async Task ShouldNotTellAsync(InsightStack stack, RawRequest request, int status, string why)
    {
        var answer = await RawConnection.ExchangeAsync(stack, request);
        answer.Status.ShouldBe(status, why);
        Canary.ShouldNotBeIn(answer, why);
    }

    private static async Task ShouldNotLogAsync(InsightStack stack, int outcomes)
    {
        await Eventually.ShouldAsync("every outcome is logged", () => stack.Log.Lines.Count(line => line.EventId == 9000) == outcomes);
        stack.Log.Lines.Where(line => Canary.TraceIn(line.Text) is not null).ShouldBeEmpty();
    }
}
