using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>The contract of tomorrow: names of any length and kind, objects of one member and of the most.</summary>
public class ChangedContractTests
{
    private const string Entry = "/$defs/entry/properties";

    private static readonly string[] Values = ["\"02/29/2024\"", "\"02/29/2023\"", "\"02\\/29\\/2024\"", "\"\"", "null", "1", "{}"];

    [Fact]
    public void Names_of_many_lengths()
    {
        // Around a step of 32 bytes, with what stands around a name, and around what is looked at of an escaped one.
        foreach (var length in Enumerable.Range(24, 11).Concat(Enumerable.Range(61, 7)).Append(1).Append(100))
            ShouldAgreeOn(new string('n', length));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("名前名前名前名前名前名前名前名前名前名前名前名前名前名前")]
    [InlineData("a\"b")]
    [InlineData("a\":\"02/29/2024\",\"b")]
    [InlineData("a\\b")]
    [InlineData("a\\")]
    [InlineData("a\\u0062")]
    [InlineData("a\nb")]
    [InlineData("a/b")]
    [InlineData(" ")]
    [InlineData("")]
    public void Names_of_every_kind(string name) => ShouldAgreeOn(name);

    [Fact]
    public void Sixty_four_members()
    {
        var schema = SchemaEdit.Schema();
        var members = SchemaEdit.At(schema, $"{Entry}/location/properties").AsObject();
        while (members.Count < ObjectPlan.MaxMembers)
            Add(members, string.Create(CultureInfo.InvariantCulture, $"member_{members.Count}"));
        var readers = new TwoReaders(Compile(schema));
        for (var left = 0; left <= members.Count; left++)
        {
            var value = new JsonObject(members.Skip(left).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)"02/29/2024")));
            Agree(readers, "location", PlainJson.Write(value));
            value["member_63"] = "02/29/2023";
            Agree(readers, "location", PlainJson.Write(value));
            value["member_63"] = "";
            value[Twice.Name("member_63")] = "";
            Agree(readers, "location", PlainJson.Write(value));
        }
    }

    [Fact]
    public void An_object_with_one_member()
    {
        foreach (var value in new[] { "{}", "null", "{\"name\":null}", "{\"name\":\"x\"}", "{\"name\":\"x\",\"name\":\"y\"}", "{\"x\":1,\"name\":\"\"}", "{\"name\":1}" })
            Agree(TwoReaders.OfAppointments, "location", value);
    }

    [Fact]
    public void A_member_with_the_batchs_name()
    {
        var schema = SchemaEdit.Schema();
        Add(SchemaEdit.At(schema, Entry).AsObject(), "appointments");
        var readers = new TwoReaders(Compile(schema));
        foreach (var value in Values)
            Agree(readers, "appointments", value);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\\")]
    [InlineData("é")]
    [InlineData("a\":[],\"b")]
    public void A_batch_of_any_name(string name)
    {
        var schema = SchemaEdit.Schema();
        schema["x-batch"] = name;
        var batch = SchemaEdit.At(schema, "/anyOf/0").AsObject();
        batch["required"] = new JsonArray(name);
        batch["properties"] = new JsonObject { [name] = batch["properties"]!["appointments"]!.DeepClone() };
        SchemaEdit.At(schema, "/anyOf/1/allOf/0/not")["required"] = new JsonArray(name);
        var readers = new TwoReaders(Compile(schema));
        var entry = PlainJson.Write(CompleteEntry.New());
        foreach (var written in new[] { PlainJson.Write(name), $"\"{name}\"" })
        {
            readers.ShouldAgree(Encoding.UTF8.GetBytes($$"""{{{written}}:[{{entry}}]}"""));
            readers.ShouldAgree(Encoding.UTF8.GetBytes($$"""{{{written}}:[{{entry}}],{{written}}:[]}"""));
        }
    }

    // A new optional date: were its name overlooked, a wrong one would pass.
    private static void ShouldAgreeOn(string name)
    {
        var schema = SchemaEdit.Schema();
        Add(SchemaEdit.At(schema, $"{Entry}/patient/properties").AsObject(), name);
        Add(SchemaEdit.At(schema, Entry).AsObject(), name);
        var readers = new TwoReaders(Compile(schema));
        foreach (var value in Values)
        {
            Agree(readers, name, value);
            Agree(readers, $"patient.{name}", value);
        }
    }

    private static void Agree(TwoReaders readers, string path, string value)
    {
        var (parent, name) = path.StartsWith("patient.", StringComparison.Ordinal) ? ("patient", path["patient.".Length..]) : ("", path);
        string[] names = [PlainJson.Write(name), Escaped(name), $"\"{name}\""];
        foreach (var style in JsonStyle.All.Take(3))
        {
            var entry = CompleteEntry.New();
            (parent.Length == 0 ? entry : entry[parent]!.AsObject())[name] = "VALUE";
            var json = style.Write(entry);
            foreach (var written in names)
            {
                var once = json.Replace($"{style.Write(name)}{style.Colon}\"VALUE\"", $"{written}{style.Colon}{value}", StringComparison.Ordinal);
                readers.ShouldAgree(Encoding.UTF8.GetBytes(once), once);
                readers.ShouldAgree(Encoding.UTF8.GetBytes($$"""{"appointments":[{{once}},{{once}}]}"""), once);
                var twice = once.Replace($"{written}{style.Colon}{value}", $"{written}:{value},{names[0]}:{value}", StringComparison.Ordinal);
                readers.ShouldAgree(Encoding.UTF8.GetBytes(twice), twice);
            }
        }
    }

    private static string Escaped(string name) =>
        $"\"{string.Concat(name.Select(unit => "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture)))}\"";

    private static void Add(JsonObject members, string name) => members[name] = new JsonObject
    {
        ["type"] = new JsonArray("null", "string"),
        ["x-order"] = members.Count + 1,
        ["x-format"] = "MM/DD/YYYY",
        ["x-invalid"] = "is invalid. Format: MM/DD/YYYY.",
        ["pattern"] = TextPatterns.OptionalDate,
    };

    private static ContractPlan Compile(JsonObject schema) =>
        PlanCompiler.Compile(SyncAppointmentsResponses.Name, schema.ToJsonString(), IssueVocabulary.DocumentedTexts);
}
