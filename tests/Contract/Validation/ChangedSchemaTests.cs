using Insight.Contract.Tests.Support;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation;

/// <summary>What the generator would never write: the compiler refuses it, and says where.</summary>
public class ChangedSchemaTests
{
    private const string Entry = "/$defs/entry";
    private const string Appointment = "/$defs/entry/properties/appointment";
    private const string Status = "/$defs/entry/properties/appointment/properties/status";
    private const string Patient = "/$defs/entry/properties/patient";
    private const string Location = "/$defs/entry/properties/location";

    [Theory]
    [InlineData("", "$schema", "\"http://json-schema.org/draft-07/schema#\"", "/$schema")]
    [InlineData("", "$schema", "\"https://json-schema.org/draft/2019-09/schema\"", "/$schema")]
    [InlineData("", "$schema", null, "/$schema")]
    [InlineData("", "x-contract", "\"other\"", "/x-contract")]
    [InlineData("", "x-contract", null, "/x-contract")]
    [InlineData("", "x-batch", "\"entries\"", "/anyOf")]
    [InlineData("", "x-batch", "1", "/")]
    [InlineData("", "x-batch", null, "/")]
    [InlineData("", "anyOf", null, "/anyOf")]
    [InlineData("", "anyOf", "[]", "/anyOf")]
    [InlineData("", "anyOf", "[{},{}]", "/anyOf")]
    [InlineData("", "$defs", null, "/$defs")]
    [InlineData("", "$defs", """{"entry":1}""", "/$defs")]
    [InlineData("/anyOf/0", "type", null, "/anyOf")]
    [InlineData("/anyOf/0", "type", "\"array\"", "/anyOf")]
    [InlineData("/anyOf/0", "required", null, "/anyOf")]
    [InlineData("/anyOf/0/properties/appointments", "items", """{"$ref":"#/$defs/other"}""", "/anyOf")]
    [InlineData("/anyOf/0/properties/appointments", "minItems", "2", "/anyOf/0/properties/appointments")]
    [InlineData("/anyOf/0/properties/appointments", "minItems", null, "/anyOf/0/properties/appointments")]
    [InlineData("/anyOf/0/properties/appointments", "maxItems", "0", "/anyOf/0/properties/appointments")]
    [InlineData("/anyOf/0/properties/appointments", "maxItems", null, "/anyOf/0/properties/appointments")]
    [InlineData("/anyOf/1/allOf/0", "not", """{"required":["appointment"]}""", "/anyOf")]
    [InlineData("/anyOf/1/allOf/0", "not", null, "/anyOf")]
    [InlineData("/anyOf/1/allOf/1", "$ref", "\"#/$defs/other\"", "/anyOf")]
    public void The_forms_of_a_body_cannot_change(string of, string keyword, string? value, string place) =>
        ShouldBeRefused(of, keyword, value, place);

    [Theory]
    [InlineData(Entry, "type", "\"array\"", Entry)]
    [InlineData(Entry, "type", """["object","null"]""", Entry)]
    [InlineData(Entry, "properties", null, Entry)]
    [InlineData(Entry, "properties", "{}", Entry)]
    [InlineData(Entry, "required", null, Patient)]
    [InlineData(Entry, "required", """["appointment","patient"]""", "/$defs/entry/properties/practitioner")]
    [InlineData(Entry, "required", """["appointment","patient","practitioner","other"]""", Entry + "/required")]
    [InlineData(Patient, "type", "\"array\"", Patient)]
    [InlineData(Patient, "type", """["object","null"]""", Patient)]
    [InlineData(Patient, "type", """["object","string"]""", Patient)]
    [InlineData(Patient, "type", null, Patient)]
    [InlineData(Patient, "properties", null, Patient)]
    [InlineData(Patient, "required", "\"id\"", Patient + "/required")]
    [InlineData(Patient, "required", "null", Patient + "/required")]
    [InlineData(Patient, "anyOf", null, Patient + "/anyOf")]
    [InlineData(Patient, "anyOf", """[{"required":["name"]}]""", Patient + "/anyOf")]
    [InlineData(Status, "x-reference", null, Status + "/enum")]
    [InlineData(Status, "x-reference", "1", Status + "/enum")]
    [InlineData(Status, "x-enumDescriptions", null, Status + "/x-enumDescriptions")]
    [InlineData(Status, "x-enumDescriptions", "{}", Status + "/x-enumDescriptions")]
    [InlineData(Status, "x-enumDescriptions", "[]", Status + "/x-enumDescriptions")]
    [InlineData(Status + "/x-enumDescriptions", "booked", null, Status + "/x-enumDescriptions")]
    [InlineData(Status + "/x-enumDescriptions", "booked", "1", Status + "/x-enumDescriptions/booked")]
    [InlineData(Status, "enum", null, Status + "/x-reference")]
    [InlineData(Status, "enum", "\"booked\"", Status + "/enum")]
    [InlineData(Location, "type", "\"object\"", Location)]
    [InlineData(Location, "x-missing", "\"text\"", Location)]
    public void An_object_says_nothing_that_is_not_enforced(string of, string keyword, string? value, string place) =>
        ShouldBeRefused(of, keyword, value, place);

    [Theory]
    [InlineData("id", "pattern", "\"^.+$\"")]
    [InlineData("id", "pattern", null)]
    [InlineData("id", "type", "\"number\"")]
    [InlineData("id", "type", """["string","null"]""")]
    [InlineData("id", "type", """["string","number"]""")]
    [InlineData("id", "type", """["null","null"]""")]
    [InlineData("id", "type", """["string","null","number"]""")]
    [InlineData("id", "type", "1")]
    [InlineData("id", "type", null)]
    [InlineData("id", "x-missing", null)]
    [InlineData("id", "x-missing", "1")]
    [InlineData("id", "x-order", null)]
    [InlineData("id", "x-order", "2")]
    [InlineData("id", "x-order", "0")]
    [InlineData("id", "x-order", "99")]
    [InlineData("id", "x-order", "\"first\"")]
    [InlineData("id", "x-order", "1.5")]
    [InlineData("id", "x-format", "\"MM/DD/YYYY\"")]
    [InlineData("start_date", "x-format", "\"YYYY-MM-DD\"")]
    [InlineData("start_date", "x-format", "\"MM/DD/YYYY HH:MM\"")]
    [InlineData("start_date", "x-format", null)]
    [InlineData("start_date", "x-invalid", null)]
    [InlineData("start_date", "pattern", "\"^[0-9/]+$\"")]
    [InlineData("start_date", "pattern", null)]
    [InlineData("status", "x-invalid", null)]
    [InlineData("status", "enum", null)]
    [InlineData("status", "enum", "[]")]
    [InlineData("status", "enum", """["booked",1]""")]
    [InlineData("status", "enum", """["booked",null]""")]
    [InlineData("status", "enum", """["booked",""]""")]
    [InlineData("status", "enum", """["booked",{}]""")]
    [InlineData("status", "enum", "\"booked\"")]
    [InlineData("status", "pattern", "\"^[^\\u0000]*$\"")]
    [InlineData("notes", "x-missing", "\"appointment.notes is required.\"")]
    [InlineData("notes", "x-unless", "\"reason\"")]
    [InlineData("notes", "enum", """["a","b"]""")]
    [InlineData("notes", "enum", "[]")]
    [InlineData("notes", "enum", """[null,""]""")]
    [InlineData("notes", "enum", "null")]
    [InlineData("notes", "x-format", "null")]
    [InlineData("id", "pattern", "null")]
    [InlineData("id", "pattern", "1")]
    public void A_field_says_nothing_that_is_not_enforced(string field, string keyword, string? value) =>
        ShouldBeRefused($"{Appointment}/properties/{field}", keyword, value, Appointment);

    [Theory]
    [InlineData("\"nickname\"")]
    [InlineData("\"phone\"")]
    [InlineData("\"birth_date\"")]
    [InlineData("1")]
    [InlineData(null)]
    public void A_stand_in_is_one_sibling_and_what_the_schema_says_of_it(string? value) =>
        ShouldBeRefused($"{Patient}/properties/first_name", "x-unless", value, Patient);

    [Theory]
    [InlineData("nested")]
    [InlineData("reentry")]
    public void An_object_holds_no_object(string name)
    {
        var schema = SchemaEdit.Schema();
        var location = SchemaEdit.At(schema, Location).DeepClone();
        location["x-order"] = 7;
        SchemaEdit.At(schema, $"{Entry}/properties")[name] = location;
        SchemaEdit.ErrorsOf(schema).ShouldBeEmpty();
        location["properties"]!["inner"] = SchemaEdit.At(schema, Location).DeepClone();
        location["properties"]!["inner"]!["x-order"] = 2;
        SchemaEdit.ErrorsOf(schema).ShouldContain(error => error.StartsWith($"{Entry}/properties/{name}/properties/inner", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stand_in_is_free_text()
    {
        var schema = SchemaEdit.Schema();
        var name = SchemaEdit.At(schema, $"{Patient}/properties/name").AsObject();
        name["x-format"] = "MM/DD/YYYY";
        name["x-invalid"] = "is invalid. Format: MM/DD/YYYY.";
        name["pattern"] = TextPatterns.OptionalDate;
        SchemaEdit.ErrorsOf(schema).ShouldContain(error => error.StartsWith($"{Patient}/properties/first_name", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_member_tells_a_single_entry_so_it_is_a_required_object()
    {
        var schema = SchemaEdit.Schema();
        foreach (var (order, name) in new[] { (6, "appointment"), (1, "department_id") })
            SchemaEdit.At(schema, $"{Entry}/properties/{name}")["x-order"] = order;
        SchemaEdit.ErrorsOf(schema).ShouldContain(error => error.StartsWith(Entry, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_error_is_told_at_once()
    {
        var schema = SchemaEdit.Schema();
        foreach (var field in new[] { "id", "status", "notes" })
            SchemaEdit.At(schema, $"{Appointment}/properties/{field}")["minLength"] = 1;
        SchemaEdit.ErrorsOf(schema).Count.ShouldBe(3);
    }

    [Fact]
    public void The_schema_itself_compiles_and_so_does_one_with_other_texts()
    {
        SchemaEdit.ErrorsOf(SchemaEdit.Schema()).ShouldBeEmpty();
        SchemaEdit.ErrorsWith(Patient, "description", "\"Another text.\"").ShouldBeEmpty();
        SchemaEdit.ErrorsWith("/anyOf/0/properties/appointments", "maxItems", "5").ShouldBeEmpty();
    }

    private static void ShouldBeRefused(string of, string keyword, string? value, string place)
    {
        var errors = SchemaEdit.ErrorsWith(of, keyword, value);
        errors.ShouldContain(error => error.StartsWith(place, StringComparison.Ordinal), string.Join('\n', errors));
    }
}
