using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Schemas.Generator.Reading;
using Insight.Schemas.Generator.Writing;
using NJsonSchema;

namespace Insight.Contract.Tests.Schemas;

/// <summary>A length on the page of a batch, which has texts: there a required text that is blank is missing, however long.</summary>
public class BatchLengthTests
{
    private const string Wide = "\U0001F600";

    private static readonly string[] Right = ["a", " a", "a ", "\na\n", "\u200b", "ab\U0001F600", Wide + Wide + Wide];
    private static readonly string[] Wrong = ["abcd", "abc\n", "a\0", Wide + Wide + Wide + Wide, "\0"];
    private static readonly string[] Blank = ["", " ", "\n", "\u3000\u0085", "   "];

    private static readonly string Schema = SchemaWriter.Write(FieldTables.Parse(FieldPageText.Path, FieldPageText.Read()
        .WithColumn("encounter", "Length")
        .WithRow("encounter", "| `code` | string | yes | | encounter.code is required. | X. | 1 to 3 |")
        .WithRow("encounter", "| `room` | string | no | | | X. | at most 3 |")));

    private static readonly IReadOnlyList<(string Json, bool IsAccepted)> Payloads =
    [
        .. Right.SelectMany(text => new[] { (With(text, ""), true), (With("a", text), true) }),
        .. Wrong.SelectMany(text => new[] { (With(text, ""), false), (With("a", text), false) }),
        .. Blank.SelectMany(text => new[] { (With(text, ""), false), (With("a", text), true) }),
        (With("   a", null), false),
        (With("a", null), true),
    ];

    [Fact]
    public void The_schema_tells_the_bounds_and_a_text()
    {
        Schema.ShouldContain("\"x-missing\": \"encounter.code is required.\",");
        Schema.ShouldContain("\"x-min-length\": 1,");
        Schema.Split("\"x-max-length\": 3,").Length.ShouldBe(3);
        Schema.ShouldContain("\"x-invalid\": \"must have 1 to 3 characters.\",");
        Schema.ShouldContain("\"x-invalid\": \"must have at most 3 characters.\",");
        Schema.ShouldNotContain("\"minLength\"");
        Schema.ShouldNotContain("\"maxLength\"");
    }

    [Fact]
    public async Task NJsonSchema_counts_code_points()
    {
        var schema = await JsonSchema.FromJsonAsync(Schema);
        foreach (var (json, isAccepted) in Payloads)
            (schema.Validate(json).Count == 0).ShouldBe(isAccepted, json);
    }

    [NodeFact]
    public async Task So_does_ajv()
    {
        var folder = Directory.CreateTempSubdirectory("insight-length-");
        try
        {
            var path = Path.Combine(folder.FullName, "sync-appointments.schema.json");
            await File.WriteAllTextAsync(path, Schema);
            (await NodeScript.VerdictsAsync(path, [.. Payloads.Select(payload => payload.Json)]))
                .ShouldBe(Payloads.Select(payload => payload.IsAccepted));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string With(string code, string? room) => PlainJson.Write(
        Batches.Of([CompleteEntry.New().With("encounter.code", code).With("encounter.room", room)]));
}
