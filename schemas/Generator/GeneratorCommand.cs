using Insight.Edge.Validation;
using Insight.Schemas.Generator.Contracts;
using Insight.Schemas.Generator.Documentation;
using Insight.Schemas.Generator.Reading;
using Insight.Schemas.Generator.Writing;
using Insight.Schemas.Generator.Writing.OpenApi;

namespace Insight.Schemas.Generator;

/// <summary>
/// The command: every page of <c>schemas/fields</c> becomes a schema in <c>schemas/generated</c>, all together become its
/// <c>openapi.json</c>, and the generated parts of <c>docs/integrating.md</c> are made anew.
/// </summary>
public static class GeneratorCommand
{
    /// <summary>Runs the command.</summary>
    /// <remarks>Nothing is written where any page is wrong, so that the schemas always fit each other.</remarks>
    /// <param name="args">
    /// <c>--fields DIR</c>, <c>--out DIR</c>, <c>--page FILE</c> (by default those of the repository around), <c>--check</c> to
    /// compare only.
    /// </param>
    /// <param name="output">Where it prints what it wrote.</param>
    /// <param name="error">Where it prints what is wrong: <c>path(line): message</c>, or the stale file.</param>
    /// <returns>0; 1 when a page is wrong or, with <c>--check</c>, a schema is stale; 2 when the command line is, or leads to no page.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);

        if (GeneratorOptions.Parse(args) is not { } options)
        {
            error.WriteLine(GeneratorOptions.Usage);
            return 2;
        }

        var pages = Pages(options.Fields);
        if (pages.Count == 0)
        {
            error.WriteLine($"{Shown(options.Fields)} holds no page of field tables.");
            return 2;
        }

        if (Contracts(pages, error) is not { } contracts)
            return 1;

        var files = contracts.ConvertAll(contract => (Path.Combine(options.Out, $"{contract.Name}.schema.json"), SchemaWriter.Write(contract)));
        try
        {
            files.Add((Path.Combine(options.Out, OpenApiWriter.FileName), OpenApiWriter.Write(contracts)));
        }
        catch (SchemaException unknown)
        {
            // The answers in it are the edge's own, and the edge knows nothing of this.
            error.WriteLine(unknown.Message);
            return 1;
        }

        if (options.Page is { } page)
            files.Add((page, Documented(page, contracts)));
        var stale = files.Count(file => !Keep(file, options.Check, output, error));
        return stale == 0 ? 0 : 1;
    }

    private static List<string> Pages(string folder)
    {
        if (!Directory.Exists(folder))
            return [];

        return
        [
            .. Directory.GetFiles(folder, "*.md")
                .Where(page => !Path.GetFileName(page).Equals("README.md", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Documented(string page, List<Contract> contracts) => GeneratedBlocks.Renew(
        File.ReadAllText(page),
        name => FieldReference.Write(Named(contracts, name)),
        name => ValueReference.Write(Named(contracts, name)),
        file => File.ReadAllText(Path.Combine(Path.GetDirectoryName(page)!, file)));

    private static Contract Named(List<Contract> contracts, string name) => contracts.Find(contract => contract.Name == name) ?? throw new KeyNotFoundException(name);

    private static List<Contract>? Contracts(List<string> pages, TextWriter error)
    {
        var contracts = new List<Contract>();
        foreach (var page in pages)
        {
            try
            {
                contracts.Add(FieldTables.Parse(Shown(page), File.ReadAllText(page)));
            }
            catch (FieldTableException wrong)
            {
                foreach (var each in wrong.Errors)
                    error.WriteLine(each);
            }
        }

        return contracts.Count == pages.Count ? contracts : null;
    }

    private static bool Keep((string Path, string Text) file, bool check, TextWriter output, TextWriter error)
    {
        if (!check)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file.Path))!);
            File.WriteAllText(file.Path, file.Text);
            output.WriteLine($"Wrote {Shown(file.Path)}");
            return true;
        }

        if (File.Exists(file.Path) && File.ReadAllText(file.Path) == file.Text)
            return true;

        error.WriteLine($"{Shown(file.Path)} is stale. Run: dotnet run --project schemas/Generator");
        return false;
    }

    private static string Shown(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
