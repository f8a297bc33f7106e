using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Schemas.Generator.Reading;
using Insight.Schemas.Generator.Writing;

namespace Insight.Contract.Tests.Schemas;

/// <summary>The shape of a schema whose body is one object: what the edge's compiler may rely on.</summary>
public class AppointmentEventSchemaTests
{
    private const string Length = @"^(?:[^\u0000\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]){MIN,MAX}$(?!\n)";

    private const string Timestamp =
        "^(?:(?!0000)[0-9]{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
        + "|(?!0000)[0-9]{4}-(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        + "|(?!0000)[0-9]{4}-02-(?:0[1-9]|1[0-9]|2[0-8])"
        + "|(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
        + @"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$(?!\n)";

    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(RepositoryFolder.PathOf("schemas/generated/appointment-event.schema.json")))!.AsObject();

    private static readonly JsonObject Properties = Schema["properties"]!.AsObject();

    [Fact]
    public void The_root_is_the_object_itself()
    {
        Schema.Select(keyword => keyword.Key)
            .ShouldBe(["$schema", "title", "type", "description", "x-contract", "required", "properties"]);
        Schema["title"].ShouldHold("Appointment Event");
        Schema["x-contract"].ShouldHold("appointment-event");
        Schema["type"].ShouldHold("object");
        Schema["required"].ShouldHold("event_type", "appointment_id", "patient_id", "timestamp");
    }

    [Fact]
    public void Fields_stand_in_the_guides_order()
    {
        Properties.Select(field => field.Key).ShouldBe(["event_type", "appointment_id", "patient_id", "timestamp", "notes"]);
        Properties.Select(field => (int)field.Value!["x-order"]!).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void An_event_type_is_one_of_the_guides_five()
    {
        Keywords("event_type").ShouldBe(["type", "description", "x-order", "x-reference", "enum", "x-enumDescriptions"]);
        Properties["event_type"]!["type"].ShouldHold("string");
        Properties["event_type"]!["enum"].ShouldHold(
            "appointment.scheduled", "appointment.cancelled", "appointment.rescheduled", "appointment.completed", "appointment.no_show");
    }

    [Theory]
    [InlineData("appointment_id")]
    [InlineData("patient_id")]
    public void An_id_has_both_bounds_and_its_pattern_decides(string name)
    {
        Keywords(name).ShouldBe(["type", "description", "x-order", "x-min-length", "x-max-length", "pattern"]);
        var field = Properties[name]!;
        field["type"].ShouldHold("string");
        ((int)field["x-min-length"]!).ShouldBe(1);
        ((int)field["x-max-length"]!).ShouldBe(50);
        field["pattern"].ShouldHold(OfLength("1", "50"));
    }

    [Fact]
    public void A_timestamp_has_a_format()
    {
        Keywords("timestamp").ShouldBe(["type", "description", "x-order", "x-format", "pattern"]);
        Properties["timestamp"]!["type"].ShouldHold("string");
        Properties["timestamp"]!["x-format"].ShouldHold("YYYY-MM-DDTHH:MM:SSZ");
        Properties["timestamp"]!["pattern"].ShouldHold(Timestamp);
    }

    [Fact]
    public void Notes_may_be_null_and_have_a_maximum_alone()
    {
        Keywords("notes").ShouldBe(["type", "description", "x-order", "x-max-length", "pattern"]);
        Properties["notes"]!["type"].ShouldHold("null", "string");
        ((int)Properties["notes"]!["x-max-length"]!).ShouldBe(1000);
        Properties["notes"]!["pattern"].ShouldHold(OfLength("0", "1000"));
    }

    [Fact]
    public void Without_texts_and_without_a_length_a_required_text_may_be_empty_and_a_timestamp_too_where_it_is_optional()
    {
        var page = FieldPageText.Read(FieldPageText.EventPath)
            .WithRow("Request body", "| `source` | string | yes | | | X. |")
            .WithRow("Request body", "| `ended` | string | no | | YYYY-MM-DDTHH:MM:SSZ | X. |");
        var fields = JsonNode.Parse(SchemaWriter.Write(FieldTables.Parse(FieldPageText.EventPath, page)))!["properties"]!;
        fields["source"]!["type"].ShouldHold("string");
        fields["source"]!["pattern"].ShouldHold(@"^[^\u0000]*$(?!\n)");
        fields["ended"]!["type"].ShouldHold("null", "string");
        fields["ended"]!["pattern"].ShouldHold($"^(?:|{Timestamp[1..].Replace(@"$(?!\n)", "", StringComparison.Ordinal)})$(?!\\n)");
    }

    private static IEnumerable<string> Keywords(string field) => Properties[field]!.AsObject().Select(keyword => keyword.Key);

    private static string OfLength(string minimum, string maximum) =>
        Length.Replace("MIN", minimum, StringComparison.Ordinal).Replace("MAX", maximum, StringComparison.Ordinal);
}
