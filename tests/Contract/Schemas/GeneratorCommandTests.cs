using Insight.Schemas.Generator;

namespace Insight.Contract.Tests.Schemas;

/// <summary>The generator as a command, on folders of its own.</summary>
public sealed class GeneratorCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("insight-fields-");

    private string Page => Path.Combine(_folder.FullName, "fields", "sync-appointments.md");

    private string Schema => Path.Combine(_folder.FullName, "generated", "sync-appointments.schema.json");

    public GeneratorCommandTests()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Page)!);
        File.WriteAllText(Page, FieldPageText.Read());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_writes_a_schema_that_a_check_finds_right_until_the_page_changes()
    {
        Run().ExitCode.ShouldBe(0);
        Run("--check").ExitCode.ShouldBe(0);
        var written = File.ReadAllText(Schema);

        File.WriteAllText(Page, FieldPageText.Read().WithRow("location", "| `floor` | string | no | | | X. |"));
        var (exitCode, text) = Run("--check");
        exitCode.ShouldBe(1);
        text.ShouldContain("sync-appointments.schema.json is stale. Run: dotnet run --project schemas/Generator");
        File.ReadAllText(Schema).ShouldBe(written);

        Run().ExitCode.ShouldBe(0);
        File.ReadAllText(Schema).ShouldContain("\"floor\"");
    }

    [Fact]
    public void It_writes_nothing_where_a_page_is_wrong_and_tells_file_and_line()
    {
        var page = FieldPageText.Read().WithRow("location", "| `floor` | integer | no | | | X. |");
        File.WriteAllText(Page, page);
        var (exitCode, text) = Run();
        exitCode.ShouldBe(1);
        text.ShouldContain($"sync-appointments.md({page.LineOf("| `floor` |")}): type 'integer' is unknown.");
        File.Exists(Schema).ShouldBeFalse();
    }

    [Fact]
    public void A_check_of_a_schema_that_is_not_there_fails() => Run("--check").ExitCode.ShouldBe(1);

    [Theory]
    [InlineData("--unknown")]
    [InlineData("--fields")]
    [InlineData("fields")]
    public void A_wrong_command_line_is_told(string argument) => Run(argument).ExitCode.ShouldBe(2);

    [Fact]
    public void A_folder_without_a_page_is_told()
    {
        File.Delete(Page);
        Run().ExitCode.ShouldBe(2);
    }

    private (int ExitCode, string Text) Run(params string[] more)
    {
        using var text = new StringWriter();
        string[] folders = ["--fields", Path.GetDirectoryName(Page)!, "--out", Path.GetDirectoryName(Schema)!];
        return (GeneratorCommand.Run([.. folders, .. more], text, text), text.ToString());
    }
}
