namespace Insight.Schemas.Generator;

/// <summary>What the command line asks for.</summary>
/// <param name="Fields">The folder of the pages.</param>
/// <param name="Out">The folder of the schemas.</param>
/// <param name="Page">The page whose generated parts are made anew; <see langword="null"/> for none.</param>
/// <param name="Check">Whether to compare only, and to write nothing.</param>
internal sealed record GeneratorOptions(string Fields, string Out, string? Page, bool Check)
{
    public const string Usage = "Usage: dotnet run --project schemas/Generator [-- [--fields DIR] [--out DIR] [--page FILE] [--check]]";

    /// <summary>Reads the command line; <see langword="null"/> when it is wrong or says too little.</summary>
    public static GeneratorOptions? Parse(IReadOnlyList<string> args)
    {
        string? fields = null, output = null, page = null;
        var check = false;
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--check")
                check = true;
            else if (args[i] == "--fields" && i + 1 < args.Count)
                fields = args[++i];
            else if (args[i] == "--out" && i + 1 < args.Count)
                output = args[++i];
            else if (args[i] == "--page" && i + 1 < args.Count)
                page = args[++i];
            else
                return null;
        }

        var schemas = fields is null || output is null ? SchemasFolder.Find() : null;
        fields ??= schemas is null ? null : Path.Combine(schemas, "fields");
        output ??= schemas is null ? null : Path.Combine(schemas, "generated");
        // The repository's own page goes with the repository's own folders.
        if (args.All(arg => arg == "--check") && schemas is not null)
            page = Path.Combine(schemas, "..", "docs", "integrating.md");
        return fields is null || output is null ? null : new GeneratorOptions(fields, output, page, check);
    }
}
