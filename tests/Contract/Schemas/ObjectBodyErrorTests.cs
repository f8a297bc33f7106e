namespace Insight.Contract.Tests.Schemas;

/// <summary>What is wrong with a page whose body is one object is told as <c>path(line): message</c>.</summary>
public class ObjectBodyErrorTests
{
    private const string NotesRow = "| `notes` | string | no | at most 1000 | | Additional information about the event, at most 1000 characters. |";
    private const string Header = "| Property | Type | Required | Length | Format or accepted values | Description |";
    private const string ObjectTable = "| Property | Type | Required | Format or accepted values | Text when missing | Description |\n|---|---|---|---|---|---|\n";

    [Fact]
    public void A_body_that_nothing_describes() => ShouldTell(
        "## Request body",
        "## The body",
        "# Appointment Event",
        "nothing says what the body is: no table has a column 'Entries', no section the heading 'Request body'.");

    [Fact]
    public void A_body_without_a_table() => ShouldTell("## Request body\n", "## Request body\n\n## Fields\n", "## Request body", "section 'Request body' has no table.");

    [Theory]
    [InlineData("| Format or accepted values |", "| Format |", "column 'Format or accepted values' is missing.")]
    [InlineData("| Length |", "| Size |", "column 'Size' is unknown. Known here: Property, Type, Required, Format or accepted values, Description, Length.")]
    [InlineData("| Property | Type |", "| Property | Property |", "column 'Property' stands twice.")]
    [InlineData("| When to send |", "| When |", "column 'When' is unknown. Known here: Value, Meaning, When to send.")]
    public void A_wrong_header(string old, string by, string message) => ShouldTell(old, by, by, message);

    [Fact]
    public void Texts_belong_to_a_page_whole_or_not_at_all()
    {
        var place = $"\n## place\n\n{ObjectTable}| `name` | string | no | | | X. |\n";
        Page(NotesRow, $"{NotesRow}\n| `place` | [object](#place) | no | | | X. |", place)
            .ShouldBeRefused(Header, "column 'Text when missing' is missing.", FieldPageText.EventPath);
        FieldPageText.Read(FieldPageText.EventPath).WithColumn("Request body", "Text when missing")
            .ShouldBeRefused("| `timestamp` |", "a required field says its text when missing.", FieldPageText.EventPath);
    }

    [Theory]
    [InlineData("| `notes` | string | unless `patient_id` | | | X. |", "'unless' stands only on a page whose tables have a column 'Text when missing'.")]
    [InlineData("| `notes` | text | no | | | X. |", "type 'text' is unknown. Known: 'string', '[object](#section)'.")]
    [InlineData("| `notes` | string | no | | YYYY-MM-DD | X. |", "format 'YYYY-MM-DD' is unknown. Known: 'MM/DD/YYYY', 'MM/DD/YYYY HH:MM', 'YYYY-MM-DDTHH:MM:SSZ', or a link to a section of values.")]
    [InlineData("| `patient_id` | string | no | | | X. |", "property 'patient_id' stands twice.")]
    [InlineData("| `notes` | [object](#notes) | no | | | X. |", "the link '#notes' leads to no section.")]
    public void A_wrong_row(string row, string message) => ShouldTell(NotesRow, row, row, message);

    [Fact]
    public void Only_the_bodys_own_rows_are_objects()
    {
        var row = "| `room` | [object](#place) | no | | X. |";
        var place = $"\n## place\n\n| Property | Type | Required | Format or accepted values | Description |\n|---|---|---|---|---|\n{row}\n";
        Page(NotesRow, $"{NotesRow}\n| `place` | [object](#place) | no | | | X. |", place).ShouldBeRefused(
            row, "an object holds no other object: only rows of the entry or the body are objects.", FieldPageText.EventPath);
    }

    [Fact]
    public void Another_table_that_no_row_links_to() => Page(NotesRow, NotesRow, "\n## Places\n\n| Value | Meaning |\n|---|---|\n| `a` | A. |\n").ShouldBeRefused(
        "| Value | Meaning |\n", "no row links to section 'Places' and its table.", FieldPageText.EventPath);

    private static string Page(string old, string by, string more) => FieldPageText.Read(FieldPageText.EventPath).WithOnce(old, by) + more;

    private static void ShouldTell(string old, string by, string place, string message) =>
        FieldPageText.ShouldTell(old, by, place, message, FieldPageText.EventPath);
}
