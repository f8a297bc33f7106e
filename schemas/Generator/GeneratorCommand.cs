using Insight.Schemas.Generator.Reading;
using Insight.Schemas.Generator.Writing;

namespace Insight.Schemas.Generator;

/// <summary>The command: every page of <c>schemas/fields</c> becomes a schema in <c>schemas/generated</c>.</summary>
public static class GeneratorCommand
{
    /// <summary>Runs the command.</summary>
    /// <remarks>Nothing is written where any page is wrong, so that the schemas always fit each other.</remarks>
    /// <param name="args">
    /// <c>--fields DIR</c>, <c>--out DIR</c> (by default those of the repository around), <c>--check</c> to compare only.
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

        if (Schemas(pages, options.Out, error) is not { } schemas)
            return 1;

        var stale = schemas.Count(schema => !Keep(schema, options.Check, output, error));
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

    private static List<(string Path, string Text)>? Schemas(List<string> pages, string folder, TextWriter error)
    {
        var schemas = new List<(string, string)>();
        foreach (var page in pages)
        {
            try
            {
                var contract = FieldTables.Parse(Shown(page), File.ReadAllText(page));
                schemas.Add((Path.Combine(folder, $"{contract.Name}.schema.json"), SchemaWriter.Write(contract)));
            }
            catch (FieldTableException wrong)
            {
                foreach (var each in wrong.Errors)
                    error.WriteLine(each);
            }
        }

        return schemas.Count == pages.Count ? schemas : null;
    }

    private static bool Keep((string Path, string Text) schema, bool check, TextWriter output, TextWriter error)
    {
        if (!check)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(schema.Path))!);
            File.WriteAllText(schema.Path, schema.Text);
            output.WriteLine($"Wrote {Shown(schema.Path)}");
            return true;
        }

        if (File.Exists(schema.Path) && File.ReadAllText(schema.Path) == schema.Text)
            return true;

        error.WriteLine($"{Shown(schema.Path)} is stale. Run: dotnet run --project schemas/Generator");
        return false;
    }

    private static string Shown(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
