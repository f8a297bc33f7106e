namespace Insight.Edge.Validation;

/// <summary>The generated schemas, which are part of the program: what is deployed is what was tested.</summary>
internal static class ContractSchemas
{
    private const string Suffix = ".schema.json";

    /// <summary>The names of the contracts that there is a schema for.</summary>
    public static IReadOnlyList<string> Contracts { get; } =
    [
        .. typeof(ContractSchemas).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a contract's schema.</summary>
    /// <param name="contract">One of <see cref="Contracts"/>.</param>
    public static string Read(string contract)
    {
        using var stream = typeof(ContractSchemas).Assembly.GetManifestResourceStream(contract + Suffix)
            ?? throw new ArgumentException("There is no schema of that name.", nameof(contract));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
