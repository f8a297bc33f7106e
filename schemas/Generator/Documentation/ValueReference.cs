using System.Text;
using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Documentation;

/// <summary>The values that a contract accepts as an integrator looks them up: one Markdown section a list, under the heading that issues name.</summary>
public static class ValueReference
{
    /// <summary>Writes the sections.</summary>
    /// <param name="contract">The contract.</param>
    /// <returns>Markdown, with LF line ends and one at its end.</returns>
    public static string Write(Contract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var text = new StringBuilder();
        foreach (var accepted in Fields(contract).OfType<TextField>().Select(field => field.Rule).OfType<AcceptedValues>().DistinctBy(each => each.Heading))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append($"### {accepted.Heading}\n\n| Value | Meaning |\n|---|---|\n");
            foreach (var (value, meaning) in accepted.Values)
                text.Append($"| `{value}` | {meaning} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<Field> Fields(Contract contract)
    {
        var fields = contract.Body switch
        {
            Batch batch => batch.Entry,
            ObjectBody body => body.Fields,
            _ => throw new NotSupportedException($"No reference is known for a {contract.Body.GetType().Name}."),
        };
        return fields.SelectMany(field => field is ObjectField inner ? inner.Fields : [field]);
    }
}
