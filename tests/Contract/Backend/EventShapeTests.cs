using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend;

public abstract class EventShapeTests(TestStorage storage) : StorageTests(storage)
{
    private const string NotUtf8 = "not UTF-8";

    public static TheoryData<string, string> BadShapes
    {
        get
        {
            var data = new TheoryData<string, string>
            {
                { "", "body: must be JSON; it is not at line 1, column 1." },
                { "{\n\"event_type\":c4n4ry}", "body: must be JSON; it is not at line 2, column 14." },
                { Events.Documented + "c4n4ry", "body: must be JSON; it is not at line 7, column 2." },
                { NotUtf8, "body: must be UTF-8." },
                { "null", "top level: must be an object." },
                { "[" + Events.Documented + "]", "top level: must be an object." },
                { "\"c4n4ry\"", "top level: must be an object." },
                { Events.Documented.Replace("\n}", ",\"\\ud800c4n4ry\":1}"), "body: must not hold half of a surrogate pair." },
                { Events.Documented.Replace("\n}", ",\"x\":[{\"c4n4ry\\uDC00\":1}]}"), "body: must not hold half of a surrogate pair." },
                { Events.Documented.Replace("A12345", "c4n4ry\\ud800\\u0041"), "body: must not hold half of a surrogate pair." },
                { "{}", "event_type: must be a string." },
            };
            foreach (var name in new[] { "event_type", "appointment_id", "patient_id", "timestamp" })
            {
                data.Add(Events.Documented.Replace($"\"{name}\"", $"\"{name}c4n4ry\""), $"{name}: must be a string.");
                foreach (var value in new[] { "null", "12345", "true", "[\"c4n4ry\"]", "{\"c4n4ry\":1}" })
                    data.Add(With(name, value), $"{name}: must be a string.");
            }

            foreach (var value in new[] { "12345", "false", "[\"c4n4ry\"]", "{\"c4n4ry\":1}" })
                data.Add(With("notes", value), "notes: must be a string or null.");
            return data;
        }
    }

    [StorageTheory]
    [MemberData(nameof(BadShapes))]
    public async Task What_cannot_be_stored_is_refused_by_its_place_and_rule_and_no_value(string body, string error)
    {
        await using var backend = await StartAsync();
        var bytes = body == NotUtf8 ? [.. "{\"x\":\""u8, 0xff, .. "\"}"u8] : Encoding.UTF8.GetBytes(body);

        var answer = await backend.PostAsync(bytes);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBeJson(new JsonObject { ["error"] = error });
        (await backend.FollowAsync()).ShouldBeEmpty();
        (await backend.PostAsync(Events.Documented)).EventId().ShouldBe(1);
    }

    [StorageFact]
    public async Task A_whole_surrogate_pair_and_what_only_looks_like_a_half_are_text()
    {
        await using var backend = await StartAsync();

        (await backend.PostAsync(Events.Of("\\uD83D\\udc89"))).EventId().ShouldBe(1);
        (await backend.PostAsync(Events.Of("\\\\ud800"))).EventId().ShouldBe(2);
        ((string?)(await backend.GetAsync("/events/2")).Body!["appointment_id"]).ShouldBe("\\ud800");
    }

    [StorageFact]
    public async Task No_value_of_an_event_is_logged_at_any_level_whatever_becomes_of_it()
    {
        await using var backend = await StartAsync();
        var canary = Events.Documented
            .Replace("A12345", "c4n4ry-1").Replace("P8765", "c4n4ry-2").Replace("2025", "c4n4ry-3").Replace("Annual", "c4n4ry-4")
            .Replace("appointment.scheduled", "c4n4ry-5").Replace("\n}", ",\"c4n4ry-6\":\"c4n4ry-7\"}");

        (await backend.PostAsync(canary)).EventId().ShouldBe(1);
        await backend.PostAsync(canary);
        await backend.GetAsync("/events/1");
        await backend.GetAsync("/events");
        await using (await backend.Database.LockAsync())
            (await backend.PostAsync(canary)).Status.ShouldBe(500);
        foreach (var row in BadShapes)
            (await backend.PostAsync((string)row[0])).Text.ShouldNotContain("c4n4ry");

        foreach (var expected in new[] { 20020, 20021, 20022, 20030, 20032 })
            backend.Log.Lines.ShouldContain(line => line.EventId == expected, $"{expected}");
        backend.Log.Lines.Where(line => line.Text.Contains("c4n4ry", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static string With(string name, string value)
    {
        var sent = JsonNode.Parse(Events.Documented)!;
        sent[name] = JsonNode.Parse(value);
        return sent.ToJsonString();
    }

    public sealed class OnSqlite() : EventShapeTests(new SqliteTestStorage());

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : EventShapeTests(storage);
}
