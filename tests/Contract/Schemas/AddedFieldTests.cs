using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Validation;
using Insight.Schemas.Generator.Reading;
using Insight.Schemas.Generator.Writing;
using NJsonSchema;

namespace Insight.Contract.Tests.Schemas;

/// <summary>A new row of a table is a new field, from the page to the answer, without code.</summary>
public class AddedFieldTests
{
    [Fact]
    public void An_optional_text()
    {
        var added = new Added(FieldPageText.Read().WithRow("patient", "| `pronouns` | string | no | | | The patient's pronouns. |"));
        foreach (var value in new[] { "\"she/her\"", "\"\"", "\" \"", "null" })
            added.ShouldAccept("patient", "pronouns", value);
        added.ShouldRefuse("patient", "pronouns", "1", "appointments[0].patient.pronouns must be a string.");
        added.ShouldRefuse("patient", "pronouns", "\"\\u0000\"", "appointments[0].patient.pronouns contains an invalid character.");
        added.ShouldRefuseTwice("patient", "pronouns", "appointments[0].patient.pronouns is duplicated.");
    }

    [Fact]
    public void An_optional_date()
    {
        var added = new Added(FieldPageText.Read().WithRow("encounter", "| `admitted` | string | no | MM/DD/YYYY | | Day of admission. |"));
        foreach (var value in new[] { "\"02/29/2024\"", "\"\"", "null" })
            added.ShouldAccept("encounter", "admitted", value);
        foreach (var value in WrongValues.Dates.Append(" "))
            added.ShouldRefuse("encounter", "admitted", PlainJson.Write(value), "appointments[0].encounter.admitted is invalid. Format: MM/DD/YYYY.");
    }

    [Fact]
    public void An_optional_date_and_time_and_an_optional_choice()
    {
        var added = new Added(FieldPageText.Read()
            .WithRow("appointment", "| `checked_in_at` | string | no | MM/DD/YYYY HH:MM | | X. |")
            .WithRow("Entry", "| `channel` | string | no | [Channel](#channel) | | X. |")
            + "\n## Channel\n\n| Value | Meaning |\n|---|---|\n| `web` | X. |\n| `phone` | Y. |\n");
        foreach (var value in new[] { "\"02/29/2024 23:59\"", "\"\"", "null" })
            added.ShouldAccept("appointment", "checked_in_at", value);
        added.ShouldRefuse(
            "appointment", "checked_in_at", "\"02/29/2024\"", "appointments[0].appointment.checked_in_at is invalid. Format: MM/DD/YYYY HH:MM.");
        foreach (var value in new[] { "\"web\"", "\"phone\"", "\"\"", "null" })
            added.ShouldAccept("", "channel", value);
        foreach (var value in new[] { "\"Web\"", "\" \"", "\"fax\"" })
            added.ShouldRefuse("", "channel", value, "appointments[0].channel is not an accepted channel. See Channel.");
    }

    [Fact]
    public void An_optional_object_with_required_fields_and_a_stand_in()
    {
        var added = new Added(FieldPageText.Read().WithRow("Entry", "| `guardian` | [object](#guardian) | no | | | Who accompanies the patient. |") + """

            ## guardian

            | Property | Type | Required | Format or accepted values | Text when missing | Description |
            |---|---|---|---|---|---|
            | `relation` | string | yes | | guardian.relation is required. | X. |
            | `last_name` | string | unless `name` | | guardian.last_name is required (or provide 'name'). | X. |
            | `name` | string | no | | | X. |

            """);
        added.ShouldAccept("", "guardian", "null");
        added.ShouldAccept("", "guardian", """{"relation":"mother","name":"Jane"}""");
        added.ShouldAccept("", "guardian", """{"relation":"mother","last_name":"Doe","name":null}""");
        added.ShouldRefuse("", "guardian", "[]", "appointments[0]: 'guardian' must be an object.");
        added.ShouldRefuse(
            "",
            "guardian",
            "{}",
            "appointments[0].guardian.relation is required.",
            "appointments[0].guardian.last_name is required (or provide 'name').");
        added.ShouldRefuseTwice("", "guardian", "appointments[0]: 'guardian' is duplicated.");
    }

    [Fact]
    public void A_field_less_is_a_field_that_nobody_checks()
    {
        var added = new Added(FieldPageText.Read().WithOnce("| `phone` | string | no | | | Patient's phone number. |\n", ""));
        added.ShouldAccept("patient", "phone", "1");
    }

    // The edge's judgement and the schema's must agree on all that is shown them.
    private sealed class Added(string page)
    {
        private readonly string _schema = SchemaWriter.Write(FieldTables.Parse("sync-appointments.md", page));

        private ContractPlan Plan => field ??= PlanCompiler.Compile("sync-appointments", _schema, IssueVocabulary.DocumentedTexts);

        private JsonSchema Schema => field ??= JsonSchema.FromJsonAsync(_schema).GetAwaiter().GetResult();

        public void ShouldAccept(string parent, string name, string json) => ShouldBe(Body(parent, name, json), isAccepted: true);

        public void ShouldRefuse(string parent, string name, string json, params string[] issues) =>
            ShouldBe(Body(parent, name, json), isAccepted: false, issues);

        public void ShouldRefuseTwice(string parent, string name, params string[] issues) =>
            Judgement.Of(Plan, Body(parent, name, $"\"\",\"{name}\":\"\"")).Issues.ShouldBe(issues);

        private void ShouldBe(string body, bool isAccepted, params string[] issues)
        {
            Judgement.Of(Plan, body).Issues.ShouldBe(issues, body);
            (Schema.Validate(body).Count == 0).ShouldBe(isAccepted, body);
        }

        private static string Body(string parent, string name, string json) =>
            PlainJson.Write(Batches.Of([CompleteEntry.New().With(parent.Length == 0 ? name : $"{parent}.{name}", "VALUE")]))
                .Replace("\"VALUE\"", json, StringComparison.Ordinal);
    }
}
