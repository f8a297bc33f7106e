using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads whether a field must be there, and the text when it is not.</summary>
internal sealed class RequiredCell(TableErrors errors)
{
    private const string Unless = "unless ";

    public Requirement? Read(PageRow row)
    {
        var word = row[Columns.Required].Text;
        var text = row[Columns.TextWhenMissing];
        if (word == "no")
        {
            if (!text.IsEmpty)
                errors.Add(row.Line, "an optional field has no text when missing.");
            return null;
        }

        if (word != "yes" && !word.StartsWith(Unless, StringComparison.Ordinal))
        {
            errors.Add(row.Line, $"required '{word}' is unknown. Known: 'yes', 'no', 'unless `property`'.");
            return null;
        }

        if (text.IsEmpty)
            errors.Add(row.Line, "a required field says its text when missing.");

        return new Requirement(text.Text, word == "yes" ? null : word[Unless.Length..]);
    }
}
