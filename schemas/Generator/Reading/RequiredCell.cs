using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads whether a field must be there, and the text when it is not.</summary>
internal sealed class RequiredCell(FieldPage page, TableErrors errors)
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

        if (page.HasTexts && text.IsEmpty)
            errors.Add(row.Line, "a required field says its text when missing.");

        // Without texts, blank is not missing, and so nothing could stand in for it.
        if (!page.HasTexts && word != "yes")
            errors.Add(row.Line, $"'unless' stands only on a page whose tables have a column '{Columns.TextWhenMissing}'.");

        return new Requirement(page.HasTexts ? text.Text : null, word == "yes" ? null : word[Unless.Length..]);
    }
}
