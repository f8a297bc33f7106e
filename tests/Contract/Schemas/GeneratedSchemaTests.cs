using Insight.Contract.Tests.Support;
using Insight.Edge.Validation;
using Insight.Schemas.Generator;
using Insight.Schemas.Generator.Reading;
using Insight.Schemas.Generator.Writing;

namespace Insight.Contract.Tests.Schemas;

/// <summary>The generated schemas are what the generator makes of the field tables now, and what the edge is built with.</summary>
public class GeneratedSchemaTests
{
    private static readonly string Fields = RepositoryFolder.PathOf("schemas/fields");
    private static readonly string Generated = RepositoryFolder.PathOf("schemas/generated");

    public static TheoryData<string> Contracts => [.. Pages];

    private static IEnumerable<string> Pages =>
        Directory.GetFiles(Fields, "*.md").Select(page => Path.GetFileNameWithoutExtension(page)!).Where(name => name != "README");

    [Theory]
    [MemberData(nameof(Contracts))]
    public void A_generated_schema_is_what_the_generator_writes_now(string contract)
    {
        var page = Path.Combine(Fields, $"{contract}.md");
        var schema = File.ReadAllText(Path.Combine(Generated, $"{contract}.schema.json"));
        schema.ShouldBe(SchemaWriter.Write(FieldTables.Parse(page, File.ReadAllText(page))));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void The_edge_is_built_with_it(string contract) =>
        ContractSchemas.Read(contract).ShouldBe(File.ReadAllText(Path.Combine(Generated, $"{contract}.schema.json")));

    [Fact]
    public void Both_kinds_of_body_are_among_them() => Pages.ShouldBe(["appointment-event", "sync-appointments"], ignoreOrder: true);

    [Fact]
    public void There_is_no_other_schema() => ContractSchemas.Contracts.ShouldBe(Pages, ignoreOrder: true);

    [Fact]
    public void The_command_finds_nothing_stale()
    {
        using var output = new StringWriter();
        GeneratorCommand.Run(["--check"], output, output).ShouldBe(0, output.ToString());
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void The_schema_stands_alone_in_the_words_of_2020_12(string contract)
    {
        var schema = File.ReadAllText(Path.Combine(Generated, $"{contract}.schema.json"));
        schema.ShouldStartWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
        schema.ShouldEndWith("}\n");
        schema.ShouldNotContain("\r");
        schema.Split("\"$ref\": ").Skip(1).ShouldAllBe(rest => rest.StartsWith("\"#/$defs/entry\""));
    }
}
