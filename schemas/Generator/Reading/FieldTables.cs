using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads a page of field tables: the one source of what a payload is.</summary>
public static class FieldTables
{
    /// <summary>Reads one page.</summary>
    /// <param name="path">The page's path: its file name names the contract, and errors name the page by it.</param>
    /// <param name="markdown">The page's text, as <c>schemas/fields/README.md</c> tells how to write it.</param>
    /// <returns>The contract that the page describes.</returns>
    /// <exception cref="FieldTableException">The page is wrong; every error is in it.</exception>
    public static Contract Parse(string path, string markdown)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(markdown);

        var errors = new TableErrors(path);
        var page = FieldPageReader.Read(markdown, errors);
        var body = new BodyReader(page, errors).Read();
        new PageChecks(page, errors).Run();
        errors.ThrowIfAny();

        return new Contract(Path.GetFileNameWithoutExtension(path), page.Title, page.Description, page.HasTexts, body!);
    }
}
