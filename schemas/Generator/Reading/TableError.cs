namespace Insight.Schemas.Generator.Reading;

/// <summary>One thing that is wrong with a page of field tables.</summary>
/// <param name="Path">The page.</param>
/// <param name="Line">The line of the row, or of the heading, counted from 1.</param>
/// <param name="Message">What is wrong there.</param>
public sealed record TableError(string Path, int Line, string Message)
{
    /// <summary>The error as compilers write it, so that editors can jump to it.</summary>
    /// <returns><c>path(line): message</c>.</returns>
    public override string ToString() => $"{Path}({Line}): {Message}";
}
