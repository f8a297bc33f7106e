using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>201, and 500 where the backend does not say that it stored the event.</summary>
public sealed class EventReceivedTests
{
    [Fact]
    public async Task An_event_that_the_backend_does_not_store_is_told_that_it_may_be_sent_again()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 503, """{"error":"the disk is full"}""");

        Snapshot.Verify(await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Event(EventPayload.Complete)));
    }

    [Fact]
    public async Task An_event_that_is_stored_is_told_its_id_and_when_it_was_received()
    {
        await using var stack = await InsightStack.StartAsync();

        Snapshot.Verify(await RawConnection.ExchangeAsync(stack, RawRequest.Event(EventPayload.Complete)));
    }

    [Fact]
    public async Task The_answer_is_the_guides_byte_for_byte()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = StubEvents.AnswerStoredAsync;

        var answer = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Event(EventPayload.Complete));

        answer.Status.ShouldBe(201);
        answer.Text.ShouldBe(
            """{"status":"success","message":"Event received and stored successfully","event_id":1,"received_at":"2025-12-03T10:15:30.123456","data":{"event_type":"appointment.scheduled","appointment_id":"A12345","patient_id":"P8765"}}""");
    }

    [Fact]
    public async Task The_answer_is_the_guides_whatever_the_characters_of_the_ids()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = StubEvents.AnswerStoredAsync;
        string[] ids = [string.Concat(Enumerable.Repeat("😀", 50)), new('"', 50), new('\u0001', 50), new('\u2028', 50), "  ", "名é<>&'\\/"];
        foreach (var id in ids)
        {
            var escaped = JsonValue.Create(id).ToJsonString();

            var answer = await RawConnection.ExchangeAsync(
                stub.Stack, RawRequest.Event(EventPayload.Of(("appointment_id", escaped), ("patient_id", escaped))));

            answer.Status.ShouldBe(201, escaped);
            ((string?)answer.Body!["data"]!["appointment_id"]).ShouldBe(id);
            ((string?)answer.Body["data"]!["patient_id"]).ShouldBe(id);
        }
    }

    [Fact]
    public async Task Every_client_may_send_events_whatever_its_EHR()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = StubEvents.AnswerStoredAsync;

        var answer = await RawConnection.ExchangeAsync(
            stub.Stack, RawRequest.Event(EventPayload.Complete, "demo-medicat-key", "demo-medicat-signing-key"));

        answer.Status.ShouldBe(201);
        stub.Backend.Request.Headers["X-Insight-Client"].ShouldBe("medicat-demo");
    }

    [Fact]
    public async Task The_backend_gets_the_bytes_that_were_signed()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = StubEvents.AnswerStoredAsync;
        var body = EventPayload.Of(("notes", " \"\\u00e9 😀\" "), ("source", "{\"a\":[1,2.50]}")) + "\r\n";

        await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Event(body));

        stub.Backend.Request.Text.ShouldBe(body);
        stub.Backend.Request.Method.ShouldBe("POST");
        stub.Backend.Request.Target.ShouldBe("/events");
    }
}
