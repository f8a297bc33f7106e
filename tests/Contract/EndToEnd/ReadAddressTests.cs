using System.Text.Json;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

[Collection(StackCollection.Name)]
public sealed class ReadAddressTests(StackFixture fixture)
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("..")]
    [InlineData("it's \"quoted\" \\ & more?x=1#2")]
    [InlineData(" ")]
    [InlineData("\u00e9t\u00e9")]
    [InlineData("\U0001F489\U00010348")]
    [InlineData("a\nb")]
    public async Task An_appointment_is_found_by_its_id_percent_encoded(string id)
    {
        // A blank id is missing: the last character makes each an id.
        var whole = $"{id}!";
        var entry = Payload.EntryWith("appointment", "id", $"\"id\":{JsonSerializer.Serialize(whole)}");

        (await Caller.SyncAsync(fixture.Stack, Payload.Batch(entry))).Status.ShouldBe(200);
        var stored = await StoredAppointments.FindAsync(fixture.Stack, whole);

        ((string?)stored["id"]).ShouldBe(whole);
        ((string?)stored["appointment"]!["id"]).ShouldBe(whole);
        stored["original"]!.ToJsonString().ShouldBe(System.Text.Json.Nodes.JsonNode.Parse(entry)!.ToJsonString());
    }

    [Fact]
    public async Task Astral_characters_are_stored_as_they_were_written()
    {
        var entry = Payload.EntryWith("appointment", "id", "\"id\":\"astral\",\"notes\":\"\U0001F489 \\ud83d\\udc89 \u20ac\"");

        await Caller.SyncAsync(fixture.Stack, Payload.Batch(entry));

        ((string?)(await StoredAppointments.FindAsync(fixture.Stack, "astral"))["appointment"]!["notes"]).ShouldBe("\U0001F489 \U0001F489 \u20ac");
    }

    [Fact]
    public async Task An_id_that_was_never_sent_is_not_found()
    {
        var answer = await StoredAppointments.ReadAsync(fixture.Stack, "never-sent");

        answer.Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_appointment_is_found_in_its_own_EHR_alone()
    {
        await Caller.SyncAsync(fixture.Stack, Payload.Batch(Payload.Entry("of-nexus")));

        (await StoredAppointments.ReadAsync(fixture.Stack, "of-nexus")).Status.ShouldBe(200);
        (await StoredAppointments.ReadAsync(fixture.Stack, "of-nexus", "medicat")).Status.ShouldBe(404);
        (await StoredAppointments.ReadAsync(fixture.Stack, "of-nexus", "Nexus")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Two_EHRs_have_an_appointment_of_one_id_each()
    {
        var body = Payload.Batch(Payload.Entry("shared-id"));
        await RawConnection.ExchangeAsync(fixture.Stack, RawRequest.Sync(body));
        await RawConnection.ExchangeAsync(
            fixture.Stack,
            RawRequest.Sync(body.Replace("booked", "arrived"), "demo-medicat-key", "demo-medicat-signing-key").To("medicat"));

        ((string?)(await StoredAppointments.ReadAsync(fixture.Stack, "shared-id")).Body!["appointment"]!["status"]).ShouldBe("booked");
        ((string?)(await StoredAppointments.ReadAsync(fixture.Stack, "shared-id", "medicat")).Body!["appointment"]!["status"]).ShouldBe("arrived");
    }
}
