using System.Text;
using System.Text.Json;
using Insight.Backend.Endpoints;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend;

public sealed class BatchReaderTests
{
    private const string Id = "appointment.id: must be a string that is not empty.";

    // Pieces of which the random bodies are made: right ones, wrong ones, and names that are spelt with escapes.
    private static readonly string[] Ids = ["\"a\"", "\"\"", "\"b\\u0041\"", "\"\\ud800\"", "\"\U0001F489\"", "\"nul\\u0000\"", "1", "null", "{\"id\":\"x\"}", "[\"id\"]"];
    private static readonly string[] IdNames = ["id", "id", "id", "\\u0069d", "ID", "x", "\\ud800d"];
    private static readonly string[] AppointmentNames = ["appointment", "appointment", "appointmen\\u0074", "patient", "appointments"];
    private static readonly string[] BatchNames = ["appointments", "appointments", "appointments", "\\u0061ppointments", "appointment", "x"];
    private static readonly string[] WhiteSpace = ["", "", " ", "\r\n\t"];

    [Theory]
    [InlineData("[]", "top level: must be an object.")]
    [InlineData("null", "top level: must be an object.")]
    [InlineData("{}", "appointment: must be an object.")]
    [InlineData("""{"appointment":[]}""", "appointment: must be an object.")]
    [InlineData("""{"appointment":{}}""", Id)]
    [InlineData("""{"appointment":{"id":""}}""", Id)]
    [InlineData("""{"appointment":{"id":"\ud800"}}""", Id)]
    [InlineData("""{"appointments":null}""", "appointments: must be an array.")]
    [InlineData("""{"appointments":[]}""", "appointments: must contain at least one entry.")]
    [InlineData("""{"appointments":[{"appointment":{"id":"a"}},1,{}]}""", "appointments[1]: must be an object.")]
    [InlineData("""{"appointments":[{"appointment":{"id":"a"}},{"appointment":{"id":1}}]}""", $"appointments[1].{Id}")]
    [InlineData("", "body: must be JSON; it is not at line 1, column 1.")]
    [InlineData("""{"appointment":{"id":"a"}}x""", "body: must be JSON; it is not at line 1, column 27.")]
    [InlineData("[]]", "body: must be JSON; it is not at line 1, column 3.")]
    public void What_cannot_be_stored_is_refused_by_its_place(string body, string refusal)
    {
        BatchReader.TryRead(Encoding.UTF8.GetBytes(body), out _, out var told).ShouldBeFalse();
        told.ShouldBe(refusal);
    }

    [Fact]
    public void An_entry_is_its_bytes_without_what_stands_around_it()
    {
        BatchReader.TryRead(" {\"appointment\": {\"id\":\"a\"} }\n"u8.ToArray(), out var alone, out _).ShouldBeTrue();
        BatchReader.TryRead("{\"appointments\":[ {\"appointment\": {\"id\":\"a\"} } ]}"u8.ToArray(), out var listed, out _).ShouldBeTrue();

        Encoding.UTF8.GetString(alone[0].Document.Span).ShouldBe("{\"appointment\": {\"id\":\"a\"} }");
        listed[0].Document.ToArray().ShouldBe(alone[0].Document.ToArray());
    }

    [Fact]
    public void One_pass_finds_what_a_document_of_the_whole_body_holds()
    {
        var seed = Seed.Or(20251203);
        var random = new Random(seed);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var body = Batch(random);
            var expected = Expected(body);

            var accepted = BatchReader.TryRead(Encoding.UTF8.GetBytes(body), out var entries, out _);

            accepted.ShouldBe(expected is not null, $"{body} {Seed.Told(seed)}");
            if (!accepted) continue;
            read++;
            entries!.Select(entry => (entry.Id, Encoding.UTF8.GetString(entry.Document.Span))).ShouldBe(expected!, $"{body} {Seed.Told(seed)}");
        }

        read.ShouldBeGreaterThan(1000);
    }

    private static string Batch(Random random)
    {
        var members = Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"\"{Pick(random, BatchNames)}\":{Value(random)}");
        return $"{Pick(random, WhiteSpace)}{{{string.Join(',', members)}{Pick(random, WhiteSpace)}}}{Pick(random, WhiteSpace)}{(random.Next(50) == 0 ? "," : "")}";
    }

    private static string Value(Random random) => random.Next(12) switch
    {
        0 => "1",
        1 => Entry(random),
        2 => Appointment(random),
        _ => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(30) == 0 ? "[]" : Entry(random)))}]",
    };

    private static string Entry(Random random) => $"{Pick(random, WhiteSpace)}{{{string.Join(',', Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
        $"\"{Pick(random, AppointmentNames)}\":{Pick(random, WhiteSpace)}{(random.Next(15) == 0 ? "null" : Appointment(random))}"))}}}";

    private static string Appointment(Random random) => $"{{{string.Join(',', Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
        $"\"{Pick(random, IdNames)}\":{(random.Next(3) > 0 ? Ids[0] : Pick(random, Ids))}"))}}}";

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];

    /// <summary>What is to be stored of a body, by another reader than the product's.</summary>
    private static List<(string Id, string Document)>? Expected(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var entries = Last(document.RootElement, "appointments") is { } list ? list.EnumerateArray().ToList() : [document.RootElement];
            var found = entries.ConvertAll(entry => (Last(Last(entry, "appointment")!.Value, "id")!.Value.GetString() ?? "", entry.GetRawText()));
            return found.Count > 0 && found.TrueForAll(entry => entry.Item1.Length > 0) ? found : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Last(JsonElement parent, string name)
    {
        JsonElement? last = null;
        foreach (var property in parent.EnumerateObject())
        {
            if (IsNamed(property, name)) last = property.Value;
        }

        return last;
    }

    private static bool IsNamed(JsonProperty property, string name)
    {
        try
        {
            return property.Name == name;
        }
        catch (InvalidOperationException)
        {
            return false; // half a surrogate pair
        }
    }
}
