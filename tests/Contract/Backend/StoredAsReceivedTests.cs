using System.Text;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend;

/// <summary>Anything a payload may hold is kept, to the byte, and found by its id.</summary>
public abstract class StoredAsReceivedTests(TestStorage storage) : StorageTests(storage)
{
    public static TheoryData<string> Ids =>
    [
        "'quoted' \"twice\" \\ `and` $1 :x @y ?",
        "a/b/../c%2F?x=1#2",
        " ",
        "\u007f\u0001\u001f",
        "\U0001F489\U0010FFFF\uFFFF\uFDD0\uFEFF",
        "e\u0301",
        "\u00e9",
        new string('x', 255),
        new string('x', 256),
        new string('\u20ac', 5000),
        Scattered(20_000),
    ];

    public static TheoryData<string, string> Values => new()
    {
        { "an astral character", "\"\U0001F489\"" },
        { "an escaped astral character", "\"\\ud83d\\uDC89\"" },
        { "DEL and escaped controls", "\"\u007f\\u007f\\u001f\\b\\f\\n\\r\\t\"" },
        { "an escaped U+0000", "\"a\\u0000b\"" },
        { "escapes that need not be", "\"\\u0061\\/\\\\\\\"\"" },
        { "what SQL and formats know", "\"'; DROP TABLE appointments; -- %s $1 \\\\x00 \\\\000 {} NULL\"" },
        { "noncharacters", "\"\uFFFE\uFFFF\uFDD0\uFEFF\"" },
        { "numbers as they are written", "[1, 1.0, -0, 1e400, 12345678901234567890123456789]" },
        { "white space and names twice", "{ \"a\" :\t1 ,\r\n \"a\":2 }" },
    };

    [StorageTheory]
    [MemberData(nameof(Ids))]
    public async Task An_appointment_of_any_id_is_found_and_is_not_another(string id)
    {
        await using var backend = await StartAsync();
        var entry = $$$"""{"appointment":{"id":{{{System.Text.Json.JsonSerializer.Serialize(id)}}}}}""";

        (await PostAsync(backend, entry)).Status.ShouldBe(200);
        (await backend.PostAppointmentAsync("another")).Status.ShouldBe(200);
        (await PostAsync(backend, entry.Replace("{\"id\"", "{\"x\":1,\"id\""))).Status.ShouldBe(200);
        var stored = await FindAsync(backend, id);

        stored.Status.ShouldBe(200);
        ((string?)stored.Body!["id"]).ShouldBe(id);
        stored.Text.ShouldContain("\"x\":1");
        (await FindAsync(backend, id + "x")).Status.ShouldBe(404);
        (await FindAsync(backend, id[..^1] + "y")).Status.ShouldBe(404);
    }

    [StorageTheory]
    [MemberData(nameof(Values))]
    public async Task A_document_comes_back_to_the_byte(string what, string value)
    {
        await using var backend = await StartAsync();
        var entry = $$$"""{"appointment":{"id":"a","notes":{{{value}}}}}""";

        (await PostAsync(backend, $$"""{"appointments":[ {{entry}} ]}""")).Status.ShouldBe(200, what);
        (await backend.PostAsync(Events.Documented.Replace("\n}", $",\"x\":{value}}}"))).EventId().ShouldBe(1, what);

        (await FindAsync(backend, "a")).Text.ShouldEndWith($"\"original\":{entry}}}", Case.Sensitive, what);
        (await backend.GetAsync("/events/1")).Text.ShouldEndWith($",\"x\":{value}}}}}", Case.Sensitive, what);
    }

    [StorageFact]
    public async Task Ten_megabytes_of_notes_come_back_to_the_byte()
    {
        await using var backend = await StartAsync();
        var entry = $$$"""{"appointment":{"id":"a","notes":"{{{Scattered(2_000_000)}}}\u20ac{{{new string('\u20ac', 2_600_000)}}}"}}""";

        (await PostAsync(backend, entry)).Status.ShouldBe(200);

        (await FindAsync(backend, "a")).Text.EndsWith($"\"original\":{entry}}}", StringComparison.Ordinal).ShouldBeTrue();
    }

    [StorageFact]
    public async Task An_id_that_holds_U_0000_harms_nobody_else()
    {
        await using var backend = await StartAsync();

        var answer = await PostAsync(backend, """{"appointment":{"id":"a\u0000b"}}""");

        answer.Status.ShouldBeOneOf(200, 500);
        (await FindAsync(backend, "a")).Status.ShouldBe(404);
        (await backend.PostAppointmentAsync("a")).Status.ShouldBe(200);
    }

    // Text that no database makes shorter.
    private static string Scattered(int length) => new Bogus.Randomizer(Seed.Or(1)).String2(length);

    private static Task<Answer> PostAsync(TestBackend backend, string body)
    {
        var request = backend.Request(Encoding.UTF8.GetBytes(body));
        request.RequestUri = new Uri(backend.Address, "appointments");
        return backend.SendAsync(request);
    }

    private static Task<Answer> FindAsync(TestBackend backend, string id) =>
        backend.GetAsync($"/appointments/nexus/{string.Concat(Encoding.UTF8.GetBytes(id).Select(each => $"%{each:X2}"))}");

    public sealed class OnSqlite() : StoredAsReceivedTests(new SqliteTestStorage());

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : StoredAsReceivedTests(storage);
}
