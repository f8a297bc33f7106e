namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads a property's name.</summary>
internal sealed class PropertyCell(TableErrors errors)
{
    /// <summary>The name: ASCII letters, digits and underscores, so that it can stand in a text as it is.</summary>
    public string Read(PageRow row)
    {
        var name = row[Columns.Property].Text;
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            errors.Add(row.Line, $"'{name}' is no property's name: letters, digits and underscores.");

        return name;
    }
}
