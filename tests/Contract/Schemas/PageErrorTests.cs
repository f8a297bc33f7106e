using Insight.Schemas.Generator.Reading;

namespace Insight.Contract.Tests.Schemas;

/// <summary>What is wrong with a table's columns, with a section or with the page is told as <c>path(line): message</c>.</summary>
public class PageErrorTests
{
    private const string Columns = "| Property | Type | Required | Format or accepted values | Text when missing | Description |\n";
    private const string Dashes = "|---|---|---|---|---|---|\n";
    private const string NameRow = "| `name` | string | no | | | Name of the clinic or location (e.g., \"Main Clinic\"). |";
    private const string NameTable = Columns + Dashes + NameRow;
    private const string Description =
        "\nPush appointment data from your EHR to Insight Health whenever appointments are created, updated, or cancelled.\n";

    [Theory]
    [InlineData("| Value | Meaning |", "| Value | Means |", "column 'Meaning' is missing.")]
    [InlineData("| Value | Meaning |", "| Value | Means |", "column 'Means' is unknown. Known here: Value, Meaning, When to send.")]
    [InlineData("| Value | Meaning |", "| Value | Value |", "column 'Value' stands twice.")]
    [InlineData("| Property | Type | Entries |", "| Property | Type | Entry |", "column 'Entries' is missing.")]
    public void A_wrong_header(string old, string by, string message) => FieldPageText.ShouldTell(old, by, by, message);

    [Fact]
    public void Columns_are_told_by_the_line_of_their_header() => FieldPageText.ShouldTell(
        NameTable,
        "| Property | Type | Required | Format or accepted values | Description | Why |\n" + Dashes + NameRow,
        "| Description | Why |",
        "column 'Text when missing' is missing.");

    [Fact]
    public void Sections_and_pages_are_told_by_the_line_of_their_heading()
    {
        FieldPageText.ShouldTell(NameTable, "Nothing yet.", "## location", "section 'location' has no table.");
        FieldPageText.ShouldTell("## location", "## place", "[object](#location)", "the link '#location' leads to no section.");
        FieldPageText.ShouldTell("## encounter", "## location", "## location\n\n" + Columns + Dashes + "| `id`", "section 'location' stands twice.");
        FieldPageText.ShouldTell("# Sync Appointments\n", "", "\n", "a page starts with its title: '# Title'.");
        FieldPageText.ShouldTell(Description, "\n- A list.\n", "# Sync", "a page says what it describes in a paragraph under its title.");
    }

    [Fact]
    public void Tables_are_told_by_the_line_of_their_header()
    {
        FieldPageText.ShouldTell(NameRow, $"{NameRow}\n\nMore.\n\n| A | B |\n|---|---|\n| 1 | 2 |", "| A | B |", "a section has one table; this is its second.");
        FieldPageText.ShouldTell(NameTable, Columns + NameRow, Columns + NameRow, "a table has a line of dashes under its header: '|---|---|'.");
        FieldPageText.ShouldTell(NameTable, Columns + Dashes, Columns + Dashes + "\n\n## encounter", "the table has no rows.");
        var places = "| Value | Meaning |\n|---|---|\n| `a` | A. |";
        FieldPageText.ShouldTell(
            "## Status Reference", $"## Places\n\n{places}\n\n## Status Reference", places, "no row links to section 'Places' and its table.");
    }

    [Fact]
    public void A_batch_is_one_row_of_one_table()
    {
        var row = "| `entries` | array of [entry](#entry) | 1 to 9 | one [entry](#entry) | X. |";
        FieldPageText.ShouldTell("\n\n## Entry", $"\n{row}\n\n## Entry", row, "the batch is one row; this is its second.");
        var table = $"| Property | Type | Entries | Or at the top level | Description |\n|---|---|---|---|---|\n{row}";
        FieldPageText.ShouldTell("## Entry", $"## Another\n\n{table}\n\n## Entry", table, "a page has one table with a column 'Entries'; this is its second.");
    }

    [Fact]
    public void Every_error_of_a_page_is_told_in_the_order_of_its_lines()
    {
        var page = FieldPageText.Read()
            .WithOnce("| 1 to 1000 |", "| none |")
            .WithOnce("| `phone` | string | no | | | Patient's phone number. |", "| `phone` | text | no | | | |")
            .WithOnce("| `booked` |", "| |");
        var errors = Should.Throw<FieldTableException>(() => FieldTables.Parse("page.md", page)).Errors;
        errors.Select(error => error.Line).ShouldBe([
            page.LineOf("| none |"), page.LineOf("| `phone` |"), page.LineOf("| `phone` |"), page.LineOf("| | Everybody"),
        ]);
    }
}
