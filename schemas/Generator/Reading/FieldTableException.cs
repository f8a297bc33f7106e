namespace Insight.Schemas.Generator.Reading;

/// <summary>A page of field tables cannot be read.</summary>
public sealed class FieldTableException : Exception
{
    /// <summary>Tells what is wrong with a page.</summary>
    /// <param name="errors">Every error of the page, by line.</param>
    public FieldTableException(IReadOnlyList<TableError> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>Every error of the page, by line.</summary>
    public IReadOnlyList<TableError> Errors { get; }
}
