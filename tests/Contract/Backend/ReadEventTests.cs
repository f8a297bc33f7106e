using System.Text.Json;
using System.Text.Json.Nodes;
using Insight.Backend.Schema;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using DocumentedFields = Insight.Backend.Schema.DocumentedFields;

namespace Insight.Contract.Tests.Backend;

public abstract class ReadEventTests(TestStorage storage) : StorageTests(storage)
{
    [StorageFact]
    public async Task An_event_reads_as_what_is_known_of_it_its_documented_fields_and_the_original()
    {
        await using var backend = await StartAsync();
        await backend.PostAsync(Events.Documented);

        var answer = await backend.GetAsync("/events/1");

        answer.Status.ShouldBe(200);
        answer.Headers["Content-Type"].ShouldBe("application/json");
        answer.Text.ShouldBe(
            """{"event_id":1,"received_at":"2025-12-03T10:15:30.123456","client":"acme","ehr":"nexus","organization":"Acme Clinics","request_id":"request-1",""" +
            $$$"""
            "event_type":"appointment.scheduled","appointment_id":"A12345","patient_id":"P8765","timestamp":"2025-01-10T12:30:00Z","notes":"Annual physical","original":{{{Events.Documented}}}}
            """);
    }

    [StorageFact]
    public async Task Notes_that_are_absent_or_null_read_as_null()
    {
        await using var backend = await StartAsync();
        await backend.PostAsync(Events.Of("null").Replace("\"Annual physical\"", "null"));
        await backend.PostAsync(Events.Of("absent").Replace("\"notes\"", "\"no_notes\""));

        foreach (var id in new[] { 1, 2 })
        {
            var stored = (await backend.GetAsync($"/events/{id}")).Body!.AsObject();
            stored.ShouldContainKey("notes");
            stored["notes"].ShouldBeNull();
        }
    }

    [StorageTheory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData("1e0")]
    [InlineData("one")]
    [InlineData("0x1")]
    [InlineData("%201")]
    [InlineData("1%20")]
    [InlineData("1%2F")]
    [InlineData("1%0A")]
    [InlineData("%2B1")]
    [InlineData("%D9%A1")]
    [InlineData("%zz")]
    [InlineData("1/1")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999")]
    public async Task What_no_event_has_for_an_id_is_not_found(string id)
    {
        await using var backend = await StartAsync();
        await backend.PostAsync(Events.Documented);

        var answer = await backend.GetAsync($"/events/{id}");

        answer.Status.ShouldBe(404);
        answer.Text.ShouldBe("""{"error":"not found"}""");
    }

    [StorageFact]
    public async Task An_id_may_be_percent_encoded()
    {
        await using var backend = await StartAsync();
        await backend.PostAsync(Events.Documented);

        (await backend.GetAsync("/events/%31")).EventId().ShouldBe(1);
    }

    [StorageFact]
    public async Task A_documented_field_more_is_shown_in_its_place_without_code()
    {
        await using var backend = await StartAsync(services =>
            services.AddKeyedSingleton(ContractNames.AppointmentEvent, WithOneFieldMore()));
        await backend.PostAsync(Events.Of("with").Replace("\n}", ",\"channel\":{\"a\":[1]}}"));
        await backend.PostAsync(Events.Of("without"));

        var page = (await backend.GetAsync("/events")).Body!["events"]!;

        page[0]!["channel"].ShouldBeJson(JsonNode.Parse("""{"a":[1]}"""));
        page[1]!.AsObject().ShouldContainKey("channel");
        page[1]!["channel"].ShouldBeNull();
        page[0]!.AsObject().Select(property => property.Key).TakeLast(4).ShouldBe(["timestamp", "notes", "channel", "original"]);
    }

    // The field stands first in the schema, and says by its number that it is the last.
    private static DocumentedFields WithOneFieldMore()
    {
        var schema = JsonNode.Parse(File.ReadAllText(RepositoryFolder.PathOf("schemas/generated/appointment-event.schema.json")))!;
        schema["properties"]!.AsObject().Insert(0, "channel", new JsonObject { ["type"] = "string", ["x-order"] = 1000 });
        return DocumentedFields.Read(JsonSerializer.SerializeToElement(schema));
    }

    public sealed class OnSqlite() : ReadEventTests(new SqliteTestStorage());

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : ReadEventTests(storage);
}
