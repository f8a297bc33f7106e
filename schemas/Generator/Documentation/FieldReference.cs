using System.Text;
using Insight.Schemas.Generator.Contracts;
using Insight.Schemas.Generator.Reading;

namespace Insight.Schemas.Generator.Documentation;

/// <summary>A contract's fields as an integrator looks them up: one Markdown table an object.</summary>
public static class FieldReference
{
    /// <summary>Writes the reference.</summary>
    /// <param name="contract">The contract.</param>
    /// <returns>Markdown, with LF line ends and one at its end.</returns>
    public static string Write(Contract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var text = new StringBuilder();
        var fields = contract.Body switch
        {
            Batch batch => AppendBatch(text, batch),
            ObjectBody body => body.Fields,
            _ => throw new NotSupportedException($"No reference is known for a {contract.Body.GetType().Name}."),
        };
        AppendObject(text, fields);
        foreach (var inner in fields.OfType<ObjectField>())
        {
            text.Append($"\n**`{inner.Name}`**\n\n");
            AppendObject(text, inner.Fields);
        }

        return text.ToString();
    }

    private static IReadOnlyList<Field> AppendBatch(StringBuilder text, Batch batch)
    {
        text.Append($"The body is `{{\"{batch.Property}\": [entry, …]}}` with {batch.Entries.Minimum} to {batch.Entries.Maximum} entries, or one entry alone. An entry:\n\n");
        return batch.Entry;
    }

    private static void AppendObject(StringBuilder text, IReadOnlyList<Field> fields)
    {
        text.Append("| Property | Type | Required | Must be | Description |\n|---|---|---|---|---|\n");
        foreach (var field in fields)
            text.Append($"| `{field.Name}` | {TypeOf(field)} | {Required(field.Requirement)} | {Rule(field)} | {field.Description} |\n");
    }

    private static string TypeOf(Field field) => field is ObjectField ? "object" : "string";

    private static string Required(Requirement? requirement) =>
        requirement is null ? "no" : requirement.Unless is { } alternative ? $"unless `{alternative}`" : "yes";

    private static string Rule(Field field) => (field as TextField)?.Rule switch
    {
        FormatRule { Format: var format } => format.Name,
        TextLength length => $"{length} characters",
        AcceptedValues accepted => $"one of the [{accepted.Heading}](#{HeadingAnchor.Of(accepted.Heading)})",
        _ => "",
    };
}
