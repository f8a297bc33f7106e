using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

[Collection(StackCollection.Name)]
public sealed class StoredAppointmentTests(StackFixture fixture)
{
    private readonly InsightStack _stack = fixture.Stack;

    [Fact]
    public async Task The_documented_request_is_stored_and_read_back_field_by_field()
    {
        var sent = JsonNode.Parse(Documented.FullRequest)!["appointments"]![0]!;

        var answer = await RawConnection.ExchangeAsync(_stack, RawRequest.Sync(Documented.FullRequest).With("X-Request-Id", "full-request"));
        var stored = await StoredAppointments.FindAsync(_stack, "apt-12345");

        answer.Status.ShouldBe(200);
        stored["original"].ShouldBeJson(sent);
        ((string?)stored["request_id"]).ShouldBe("full-request");
        ((string?)stored["client"]).ShouldBe("nexus-demo");
        ((string?)stored["organization"]).ShouldBe("nexus-clinic");
        foreach (var part in new[] { "appointment", "patient", "practitioner", "location", "encounter" })
        {
            foreach (var (name, value) in sent[part]!.AsObject())
                stored[part]![name].ShouldBeJson(value, $"{part}.{name}");
        }

        stored["department_id"].ShouldBeJson(sent["department_id"]);
        stored["patient"]!.AsObject().ShouldContainKey("name");
    }

    [Fact]
    public async Task An_appointment_that_is_sent_again_is_replaced()
    {
        await SendAsync(Payload.Batch(Payload.Entry("replaced")));
        var before = await StoredAppointments.FindAsync(_stack, "replaced");
        await SendAsync(Payload.Batch(Payload.Entry("replaced").Replace("booked", "cancelled")));
        var after = await StoredAppointments.FindAsync(_stack, "replaced");

        ((string?)before["appointment"]!["status"]).ShouldBe("booked");
        ((string?)after["appointment"]!["status"]).ShouldBe("cancelled");
        after["received_at"].ShouldBeJson(before["received_at"]);
    }

    [Fact]
    public async Task The_same_batch_twice_changes_nothing()
    {
        var batch = Payload.Batch(Payload.Entry("same-1"), Payload.Entry("same-2"));
        await SendAsync(batch);
        var before = await StoredAppointments.FindAsync(_stack, "same-2");
        await SendAsync(batch);

        (await StoredAppointments.FindAsync(_stack, "same-2")).ShouldBeJson(before);
    }

    [Fact]
    public async Task The_last_of_two_entries_with_one_id_wins()
    {
        var answer = await SendAsync(Payload.Batch(
            Payload.Entry("last-wins").Replace("booked", "pending"), Payload.Entry("another"), Payload.Entry("last-wins").Replace("booked", "arrived")));

        ((string?)answer.Body!["message"]).ShouldBe("3 appointment(s) synced successfully.");
        ((string?)(await StoredAppointments.FindAsync(_stack, "last-wins"))["appointment"]!["status"]).ShouldBe("arrived");
    }

    [Fact]
    public async Task One_entry_at_the_top_level_is_stored_as_it_was_sent()
    {
        var entry = Payload.EntryWith("appointment", "id", "\"id\":\"top-level\"").Replace("{\"appointment\"", "{\"x\":[1,2.50],\"appointment\"");

        var answer = await SendAsync(entry);

        answer.Text.ShouldBe("""{"message":"1 appointment(s) synced successfully.","success":true,"code":200}""");
        (await StoredAppointments.FindAsync(_stack, "top-level"))["original"]!.ToJsonString().ShouldBe(entry);
    }

    [Fact]
    public async Task Of_a_batch_in_part_only_what_was_accepted_is_stored()
    {
        await SendAsync(Payload.Batch(
            Payload.Entry("split-kept-1"), Payload.Entry("split-refused").Replace("Female", " "), Payload.Entry("split-kept-2")));

        (await StoredAppointments.ReadAsync(_stack, "split-kept-1")).Status.ShouldBe(200);
        (await StoredAppointments.ReadAsync(_stack, "split-refused")).Status.ShouldBe(404);
        (await StoredAppointments.ReadAsync(_stack, "split-kept-2")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_thousand_entries_are_stored()
    {
        var answer = await SendAsync(Payload.Batch(Enumerable.Range(0, 1000).Select(i => Payload.Entry($"thousand-{i}"))));

        ((string?)answer.Body!["message"]).ShouldBe("1000 appointment(s) synced successfully.");
        foreach (var id in new[] { "thousand-0", "thousand-500", "thousand-999" })
            (await StoredAppointments.ReadAsync(_stack, id)).Status.ShouldBe(200, id);
    }

    private Task<Answer> SendAsync(string body) => RawConnection.ExchangeAsync(_stack, RawRequest.Sync(body));
}
