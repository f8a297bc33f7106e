using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>What must hold between an object's rows.</summary>
internal sealed class ObjectChecks(TableErrors errors)
{
    public void Run(IReadOnlyList<(int Line, Field Field)> rows)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        string? alternative = null;
        foreach (var (line, field) in rows)
        {
            if (!names.Add(field.Name))
                errors.Add(line, $"property '{field.Name}' stands twice.");

            if (field is TextField { Requirement: null, Rule: TextLength { Minimum: > 0 } length })
                errors.Add(line, $"an optional field may be empty: its length is written as 'at most {length.Maximum}'.");

            if (field.Requirement?.Unless is not { } unless)
                continue;

            alternative ??= unless;
            if (unless != alternative)
                errors.Add(line, $"'unless `{unless}`' after 'unless `{alternative}`': an object has one alternative.");

            if (field is not TextField { Rule: null })
                errors.Add(line, "'unless' stands only with free text: no object, no format, no accepted values, no length.");

            CheckAlternative(line, unless, rows.Select(row => row.Field).FirstOrDefault(other => other.Name == unless));
        }
    }

    private void CheckAlternative(int line, string name, Field? field)
    {
        if (field is null)
            errors.Add(line, $"'unless `{name}`' names no property of this table.");
        else if (field.Requirement is not null)
            errors.Add(line, $"'unless `{name}`' names a property that is itself required.");
        else if (field is not TextField)
            errors.Add(line, $"'unless `{name}`' names a property that is no string.");
        else if (field is TextField { Rule: not null })
            errors.Add(line, $"'unless `{name}`' names a property that is no free text.");
    }
}
