namespace Insight.Contract.Tests.Schemas;

/// <summary>A length that cannot be meant is told as <c>path(line): message</c>, on both kinds of page.</summary>
public class LengthErrorTests
{
    private const string Event = FieldPageText.EventPath;
    private const string IdRow = "| `patient_id` | string | yes | 1 to 50 | | Unique identifier for the patient, 1 to 50 characters. |";
    private const string NameRow = "| `name` | string | no | | | Name of the clinic or location (e.g., \"Main Clinic\"). | |";

    [Theory]
    [InlineData("50")]
    [InlineData("0 to 50")]
    [InlineData("51 to 50")]
    [InlineData("1 to many")]
    [InlineData("-1 to 50")]
    [InlineData("01 to 50")]
    [InlineData("1  to 50")]
    [InlineData("1-50")]
    [InlineData("1 to 50 to 60")]
    [InlineData("1 to 2147483648")]
    [InlineData("at most 0")]
    [InlineData("at most")]
    [InlineData("At most 50")]
    [InlineData("at most 1 to 50")]
    [InlineData("at least 1")]
    public void A_cell_that_is_no_length(string length)
    {
        var row = IdRow.Replace("| 1 to 50 |", $"| {length} |", StringComparison.Ordinal);
        FieldPageText.ShouldTell(IdRow, row, row, $"'{length}' is no length. Written as: 1 to 50, or: at most 50.", Event);
    }

    [Theory]
    [InlineData("| `patient_id` | string | yes | 1 to 50 | YYYY-MM-DDTHH:MM:SSZ | X. |", "a length stands only with free text: no format, no accepted values.")]
    [InlineData("| `patient_id` | string | yes | 1 to 50 | [Valid Event Types](#valid-event-types) | X. |", "a length stands only with free text: no format, no accepted values.")]
    [InlineData("| `patient_id` | string | yes | long | MM/DD/YYYY | X. |", "a length stands only with free text: no format, no accepted values.")]
    [InlineData("| `patient_id` | string | no | 1 to 50 | | X. |", "an optional field may be empty: its length is written as 'at most 50'.")]
    [InlineData("| `patient_id` | [object](#valid-event-types) | no | 1 to 50 | | X. |", "an object has no length.")]
    public void A_length_where_it_makes_no_sense(string row, string message) => FieldPageText.ShouldTell(IdRow, row, row, message, Event);

    [Theory]
    [InlineData("| `name` | string | no | | | X. | 50 |", "'50' is no length. Written as: 1 to 50, or: at most 50.")]
    [InlineData("| `name` | string | no | MM/DD/YYYY | | X. | at most 50 |", "a length stands only with free text: no format, no accepted values.")]
    [InlineData("| `name` | string | no | | | X. | 1 to 50 |", "an optional field may be empty: its length is written as 'at most 50'.")]
    [InlineData("| `name` | string | unless `nick` | | X is required. | X. | 1 to 50 |", "'unless' stands only with free text: no object, no format, no accepted values, no length.")]
    public void A_wrong_length_on_the_page_of_a_batch(string row, string message) =>
        FieldPageText.Read().WithColumn("location", "Length").WithOnce(NameRow, row).ShouldBeRefused(row, message, FieldPageText.Path);

    [Fact]
    public void The_values_and_the_batch_have_no_such_column()
    {
        FieldPageText.Read().WithColumn("Status Reference", "Length").ShouldBeRefused(
            "| Value | Meaning |", "column 'Length' is unknown. Known here: Value, Meaning, When to send.", FieldPageText.Path);
        FieldPageText.Read().WithColumn("Request body", "Length").ShouldBeRefused(
            "| Property | Type | Entries |",
            "column 'Length' is unknown. Known here: Property, Type, Entries, Or at the top level, Description.",
            FieldPageText.Path);
    }
}
