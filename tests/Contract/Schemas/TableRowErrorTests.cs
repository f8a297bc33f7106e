namespace Insight.Contract.Tests.Schemas;

/// <summary>A wrong row of a table is told as <c>path(line): message</c>.</summary>
public class TableRowErrorTests
{
    private const string PhoneRow = "| `phone` | string | no | | | Patient's phone number. |";

    [Theory]
    [InlineData("| `phone` | number | no | | | X. |", "type 'number' is unknown. Known: 'string', '[object](#section)'.")]
    [InlineData("| `phone` | | no | | | X. |", "type '' is unknown. Known: 'string', '[object](#section)'.")]
    [InlineData("| `phone` | object | no | | | X. |", "an object's type links to its section: '[object](#section)'.")]
    [InlineData("| `phone` | [object](#location) | no | | | X. |", "an object holds no other object: only rows of the entry or the body are objects.")]
    [InlineData("| `phone` | string | maybe | | | X. |", "required 'maybe' is unknown. Known: 'yes', 'no', 'unless `property`'.")]
    [InlineData("| `phone` | string | Yes | | | X. |", "required 'Yes' is unknown. Known: 'yes', 'no', 'unless `property`'.")]
    [InlineData("| `phone` | string | | | | X. |", "required '' is unknown. Known: 'yes', 'no', 'unless `property`'.")]
    [InlineData("| `phone` | string | yes | | | X. |", "a required field says its text when missing.")]
    [InlineData("| `phone` | string | no | | patient.phone is required. | X. |", "an optional field has no text when missing.")]
    [InlineData("| `phone` | string | no | | | |", "the description is empty.")]
    [InlineData("| `pho ne` | string | no | | | X. |", "'pho ne' is no property's name: letters, digits and underscores.")]
    [InlineData("| `phoné` | string | no | | | X. |", "'phoné' is no property's name: letters, digits and underscores.")]
    [InlineData("| | string | no | | | X. |", "'' is no property's name: letters, digits and underscores.")]
    [InlineData("| `middle_name` | string | no | | | X. |", "property 'middle_name' stands twice.")]
    [InlineData("| `phone` | string | no | | X. |", "the row has 5 cell(s), the table has 6 column(s).")]
    [InlineData("| `phone` | string | no | | | X. | Y. |", "the row has 7 cell(s), the table has 6 column(s).")]
    [InlineData("| `phone` | string | no | YYYY-MM-DD | | X. |", "format 'YYYY-MM-DD' is unknown. Known: 'MM/DD/YYYY', 'MM/DD/YYYY HH:MM', 'YYYY-MM-DDTHH:MM:SSZ', or a link to a section of values.")]
    [InlineData("| `phone` | string | no | mm/dd/yyyy | | X. |", "format 'mm/dd/yyyy' is unknown. Known: 'MM/DD/YYYY', 'MM/DD/YYYY HH:MM', 'YYYY-MM-DDTHH:MM:SSZ', or a link to a section of values.")]
    [InlineData("| `phone` | string | no | [Nowhere](#nowhere) | | X. |", "the link '#nowhere' leads to no section.")]
    [InlineData("| `phone` | string | no | [Statuses](#status-reference) | | X. |", "the accepted values are a link alone, under the section's heading: 'Status Reference'.")]
    [InlineData("| `phone` | string | unless `nickname` | | X is required. | X. |", "'unless `nickname`' names no property of this table.")]
    [InlineData("| `phone` | string | unless `email` | | X is required. | X. |", "'unless `email`' after 'unless `name`': an object has one alternative.")]
    [InlineData("| `phone` | string | unless `gender` | | X is required. | X. |", "'unless `gender`' names a property that is itself required.")]
    [InlineData("| `phone` | string | unless `name` | MM/DD/YYYY | X is required. | X. |", "'unless' stands only with free text: no object, no format, no accepted values, no length.")]
    public void A_wrong_row_of_a_fields_table(string row, string message) => FieldPageText.ShouldTell(PhoneRow, row, row, message);

    [Theory]
    [InlineData("| `location` | [object](#location) | no |", "| `location` | [object](#nowhere) | no |", "the link '#nowhere' leads to no section.")]
    [InlineData("| `location` | [object](#location) | no | |", "| `location` | [object](#location) | no | MM/DD/YYYY |", "an object has no format and no accepted values.")]
    [InlineData("| `location` | [object](#location) | no |", "| `location` | [Object](#location) | no |", "type 'Object' is unknown. Known: 'string', '[object](#section)'.")]
    [InlineData("| `department_id` | string | no | | |", "| `department_id` | string | unless `location` | | X is required. |", "'unless `location`' names a property that is no string.")]
    public void A_wrong_row_of_the_entry(string old, string by, string message) => FieldPageText.ShouldTell(old, by, by, message);

    [Theory]
    [InlineData("| 1 to 1000 |", "| 1000 |", "'1000' is no range of entries. Written as: 1 to 1000.")]
    [InlineData("| 1 to 1000 |", "| 0 to 1000 |", "'0 to 1000' is no range of entries. Written as: 1 to 1000.")]
    [InlineData("| 1 to 1000 |", "| 5 to 4 |", "'5 to 4' is no range of entries. Written as: 1 to 1000.")]
    [InlineData("| 1 to 1000 |", "| 1 to many |", "'1 to many' is no range of entries. Written as: 1 to 1000.")]
    [InlineData("| array of [entry](#entry) |", "| list of [entry](#entry) |", "type 'list of entry' is unknown here. Known: 'array of [entry](#entry)'.")]
    [InlineData("| one [entry](#entry) |", "| an [entry](#entry) |", "'Or at the top level' says 'one [entry](#entry)' and links where the type links.")]
    [InlineData("| one [entry](#entry) |", "| one [entry](#patient) |", "'Or at the top level' says 'one [entry](#entry)' and links where the type links.")]
    [InlineData("| `appointments` |", "| `the appointments` |", "'the appointments' is no property's name: letters, digits and underscores.")]
    public void A_wrong_row_of_the_batch(string old, string by, string message) => FieldPageText.ShouldTell(old, by, by, message);

    [Theory]
    [InlineData("| `booked` |", "| |", "the value is empty.")]
    [InlineData("| `booked` |", "| `pending` |", "value 'pending' stands twice.")]
    public void A_wrong_row_of_the_values(string old, string by, string message)
    {
        var rest = " Everybody has agreed";
        FieldPageText.ShouldTell(old + rest, by + rest, by + rest, message);
    }

    [Theory]
    [InlineData("MM/DD/YYYY")]
    [InlineData("[Status Reference](#status-reference)")]
    public void A_stand_in_that_is_no_free_text(string format)
    {
        const string Row = "| `name` | string | no | | | Practitioner's full name, in place of first and last name. |";
        FieldPageText.ShouldTell(
            Row,
            Row.Replace("| no | |", $"| no | {format} |", StringComparison.Ordinal),
            "| `first_name` | string | unless `name` | | practitioner.",
            "'unless `name`' names a property that is no free text.");
    }
}
