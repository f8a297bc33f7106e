namespace Insight.Schemas.Generator.Reading;

/// <summary>Gathers a page's errors, so that all of them are told at once.</summary>
internal sealed class TableErrors(string path)
{
    private readonly List<TableError> _errors = [];

    public bool Any => _errors.Count > 0;

    public void Add(int line, string message) => _errors.Add(new TableError(path, line, message));

    public void ThrowIfAny()
    {
        if (!Any)
            return;

        // A section that two rows link to is read twice, and so are its errors.
        throw new FieldTableException([.. _errors.Distinct().OrderBy(error => error.Line)]);
    }
}
