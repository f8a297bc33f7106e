using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics;

/// <summary>What an event holds is in no line of the log, whatever its level, and in no answer but the three values that a 201 echoes.</summary>
public sealed class EventCanaryTests
{
    private const string Canary = "c4n4ry";

    private static readonly string Everywhere = EventPayload.Of(
        ("appointment_id", $"\"{Canary}\""), ("patient_id", $"\"{Canary}\""), ("notes", $"\"{Canary}\""), (Canary, $"[\"{Canary}\",{{\"{Canary}\":\"{Canary}\"}}]"));

    private static readonly Dictionary<string, string> Refused = new()
    {
        ["event type"] = Everywhere.Replace("appointment.scheduled", Canary),
        ["timestamp"] = Everywhere.Replace("2025-01-10T12:30:00Z", Canary),
        ["wrong types"] = Everywhere.Replace($"_id\":\"{Canary}\"", $"_id\":[\"{Canary}\"]"),
        ["too long"] = Everywhere.Replace($":\"{Canary}\"", $":\"{string.Concat(Enumerable.Repeat(Canary, 200))}\""),
        ["twice"] = $"{Everywhere[..^1]},\"notes\":\"{Canary}\",\"event_type\":\"{Canary}\"}}",
        ["U+0000"] = Everywhere.Replace(Canary, $"{Canary}\\u0000{Canary}"),
        ["half a character"] = Everywhere.Replace(Canary, $"{Canary}\\ud800{Canary}"),
        ["cut off"] = Everywhere[..^9],
        ["no JSON at all"] = Canary,
        ["a word that is no value"] = Everywhere.Replace($"\"{Canary}\"", Canary),
        ["a name without a value"] = $$"""{"{{Canary}}" "{{Canary}}"}""",
        ["a string"] = $"\"{Canary}\"",
        ["an array"] = $"[{Everywhere}]",
        ["another body"] = $$"""{"{{Canary}}":"{{Canary}}"}""",
    };

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
        foreach (var (name, payload) in Refused)
        {
            payload.ShouldContain(Canary, customMessage: name);
            await ShouldNotTellAsync(stack, RawRequest.Event(payload), 422, name);
            await ShouldNotTellAsync(stack, RawRequest.Event(payload, signingKey: "another"), 401, name);
            await ShouldNotTellAsync(stack, RawRequest.Event(payload).Chunked(3), 422, name);
        }

        await ShouldNotLogAsync(stack, outcomes: 3 * Refused.Count);
    }

    [Fact]
    public async Task Of_an_event_that_is_stored_the_caller_alone_is_told_the_three_values_that_the_guide_echoes()
    {
        await using var stack = await InsightStack.StartAsync(LogEverything);

        var answer = await RawConnection.ExchangeAsync(stack, RawRequest.Event(Everywhere));
        var replay = await RawConnection.ExchangeAsync(stack, RawRequest.Event(Everywhere));

        answer.Status.ShouldBe(201);
        replay.Text.ShouldBe(answer.Text);
        answer.Body!.AsObject().Select(member => member.Key).ShouldBe(["status", "message", "event_id", "received_at", "data"]);
        answer.Body!["data"].ShouldBeJson(new JsonObject
        {
            ["event_type"] = "appointment.scheduled",
            ["appointment_id"] = Canary,
            ["patient_id"] = Canary,
        });
        await ShouldNotLogAsync(stack, outcomes: 2);
    }

    [Fact]
    public async Task Nothing_is_told_when_the_backend_fails_and_quotes_it()
    {
        await using var stub = await StubStack.StartAsync(LogEverything);
        foreach (var status in new[] { 200, 400, 500 })
        {
            stub.Backend.Answer = context =>
            {
                context.Response.Headers["X-Canary"] = Canary;
                return StubBackend.AnswerAsync(context, status, $$"""{"event_id":1,"error":"{{Canary}}"}""");
            };
            await ShouldNotTellAsync(stub.Stack, RawRequest.Event(Everywhere), 500, $"{status}");
        }

        await ShouldNotLogAsync(stub.Stack, outcomes: 3);
    }

    private static async Task ShouldNotTellAsync(InsightStack stack, RawRequest request, int status, string why)
    {
        var answer = await RawConnection.ExchangeAsync(stack, request);
        answer.Status.ShouldBe(status, why);
        answer.Text.ShouldNotContain(Canary, customMessage: why);
        answer.Headers.ShouldNotContain(header => header.Key.Contains(Canary) || header.Value.Contains(Canary), why);
    }

    private static async Task ShouldNotLogAsync(InsightStack stack, int outcomes)
    {
        await Eventually.ShouldAsync("every outcome is logged", () => stack.Log.Lines.Count(line => line.EventId == 9000) == outcomes);
        stack.Log.Lines.Where(line => line.Text.Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }
}
