namespace Insight.Schemas.Generator;

/// <summary>What the command line asks for.</summary>
/// <param name="Fields">The folder of the pages.</param>
/// <param name="Out">The folder of the schemas.</param>
/// <param name="Check">Whether to compare only, and to write nothing.</param>
internal sealed record GeneratorOptions(string Fields, string Out, bool Check)
{
    public const string Usage = "Usage: dotnet run --project schemas/Generator [-- [--fields DIR] [--out DIR] [--check]]";

    /// <summary>Reads the command line; <see langword="null"/> when it is wrong or says too little.</summary>
    public static GeneratorOptions? Parse(IReadOnlyList<string> args)
    {
        string? fields = null, output = null;
        var check = false;
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--check")
                check = true;
            else if (args[i] == "--fields" && i + 1 < args.Count)
                fields = args[++i];
            else if (args[i] == "--out" && i + 1 < args.Count)
                output = args[++i];
            else
                return null;
        }

        var schemas = fields is null || output is null ? SchemasFolder.Find() : null;
        fields ??= schemas is null ? null : Path.Combine(schemas, "fields");
        output ??= schemas is null ? null : Path.Combine(schemas, "generated");
        return fields is null || output is null ? null : new GeneratorOptions(fields, output, check);
    }
}
