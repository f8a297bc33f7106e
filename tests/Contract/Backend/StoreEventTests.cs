using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend;

public abstract class StoreEventTests(TestStorage storage) : StorageTests(storage)
{
    [StorageFact]
    public async Task A_stored_event_is_answered_with_its_id_when_it_was_received_and_three_of_its_values()
    {
        await using var backend = await StartAsync();

        var answer = await backend.PostAsync(Events.Documented);

        answer.Status.ShouldBe(200);
        answer.Headers["Content-Type"].ShouldBe("application/json");
        answer.Text.ShouldBe(
            """{"event_id":1,"received_at":"2025-12-03T10:15:30.123456","event_type":"appointment.scheduled","appointment_id":"A12345","patient_id":"P8765"}""");
    }

    [StorageFact]
    public async Task Ids_grow_by_one()
    {
        await using var backend = await StartAsync();

        for (var i = 1; i <= 5; i++)
            (await backend.PostAsync(Events.Of($"A{i}"))).EventId().ShouldBe(i);
    }

    [StorageFact]
    public async Task The_time_has_six_decimals_even_where_they_are_zero()
    {
        await using var backend = await StartAsync();
        backend.Time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromMicroseconds(123456));

        var answer = await backend.PostAsync(Events.Documented);

        ((string?)answer.Body!["received_at"]).ShouldBe("2025-12-03T10:15:31.000000");
    }

    [StorageFact]
    public async Task Escaped_names_and_values_count_as_what_they_spell()
    {
        await using var backend = await StartAsync();
        const string Escaped = """
            {"\u0065vent_type":"appointment\u002escheduled","appointment\u005fid":"\u0041\"\ud83d\udc89\u00e9/","patient_id":"P\\8765","timestam\u0070":"t","n\u006ftes":null}
            """;

        var answer = await backend.PostAsync(Escaped);
        var stored = (await backend.GetAsync("/events/1")).Body!;

        ((string?)answer.Body!["event_type"]).ShouldBe("appointment.scheduled");
        ((string?)answer.Body["appointment_id"]).ShouldBe("A\"\U0001F489\u00e9/");
        ((string?)answer.Body["patient_id"]).ShouldBe("P\\8765");
        ((string?)stored["appointment_id"]).ShouldBe("A\"\U0001F489\u00e9/");
        ((string?)stored["timestamp"]).ShouldBe("t");
    }

    [StorageFact]
    public async Task The_original_is_kept_to_the_byte_with_its_unknown_properties()
    {
        await using var backend = await StartAsync();
        var original = Events.Documented.Replace("\n}", ",\n  \"x\": [1, 2.50, 1e400, {\"\\u0079\": null}],\t\"notes\\u0020\":\"\u20ac\\ud83d\\udc89\" }");

        await backend.PostAsync($" \r\n{original}\n");

        (await backend.GetAsync("/events/1")).Text.ShouldEndWith($"\"original\":{original}}}");
    }

    [StorageFact]
    public async Task What_the_guides_clients_send_is_stored()
    {
        await using var backend = await StartAsync();

        (await backend.PostAsync(Events.Documented.Replace("12:30:00Z", "12:30:00.123456Z"))).EventId().ShouldBe(1);
        (await backend.PostAsync(Events.Documented.Replace("12:30:00Z", "12:30:00.123Z").Replace("\"Annual physical\"", "null"))).EventId().ShouldBe(2);
        (await backend.PostAsync(Events.Documented)).EventId().ShouldBe(3);
        (await backend.PostAsync("""{"event_type":"appointment.no_show","appointment_id":"A","patient_id":"P","timestamp":"T"}""")).EventId().ShouldBe(4);
    }

    [StorageTheory]
    [InlineData("X-Insight-Client", "header X-Insight-Client: is required.")]
    [InlineData("X-Insight-Ehr", "header X-Insight-Ehr: is required.")]
    public async Task Whose_event_it_is_must_be_told(string header, string error)
    {
        await using var backend = await StartAsync();
        var request = backend.Request(Encoding.UTF8.GetBytes(Events.Documented));
        request.Headers.Remove(header);

        var answer = await backend.SendAsync(request);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBeJson(new JsonObject { ["error"] = error });
    }

    [StorageFact]
    public async Task What_may_be_absent_of_the_caller_is_null()
    {
        await using var backend = await StartAsync();
        var request = backend.Request(Encoding.UTF8.GetBytes(Events.Documented));
        request.Headers.Remove("X-Insight-Organization");
        request.Headers.Remove("X-Request-Id");

        (await backend.SendAsync(request)).Status.ShouldBe(200);
        var stored = (await backend.GetAsync("/events/1")).Body!.AsObject();

        stored.ShouldContainKey("organization");
        stored["organization"].ShouldBeNull();
        stored.ShouldContainKey("request_id");
        stored["request_id"].ShouldBeNull();
    }

    [StorageFact]
    public async Task An_event_of_ten_megabytes_is_stored_and_comes_back_the_same()
    {
        await using var backend = await StartAsync();
        var large = Events.Documented.Replace("Annual physical", new string('\u20ac', 3_400_000));

        (await backend.PostAsync(large)).EventId().ShouldBe(1);

        (await backend.GetAsync("/events/1")).Body!["original"].ShouldBeJson(JsonNode.Parse(large));
    }

    [StorageFact]
    public async Task Where_the_database_is_locked_the_sender_is_told_and_the_event_sent_again_gets_the_next_id()
    {
        await using var backend = await StartAsync();
        (await backend.PostAsync(Events.Of("before"))).EventId().ShouldBe(1);
        Answer refused;
        await using (await backend.Database.LockAsync())
            refused = await backend.PostAsync(Events.Documented);

        refused.Status.ShouldBe(500);
        refused.Text.ShouldBe("""{"error":"storage failed"}""");
        (await backend.PostAsync(Events.Documented)).EventId().ShouldBe(2);
    }

    public sealed class OnSqlite() : StoreEventTests(new SqliteTestStorage());

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : StoreEventTests(storage);
}
