namespace Insight.Schemas.Generator.Writing;

/// <summary>The schemas' own keywords, which carry messages and order and decide no verdict.</summary>
internal static class Keywords
{
    public const string Contract = "x-contract";
    public const string Batch = "x-batch";
    public const string Order = "x-order";
    public const string Missing = "x-missing";
    public const string Unless = "x-unless";
    public const string Format = "x-format";
    public const string MinLength = "x-min-length";
    public const string MaxLength = "x-max-length";
    public const string Invalid = "x-invalid";
    public const string Reference = "x-reference";

    // Spelt as those who show schemas to people know it.
    public const string Meanings = "x-enumDescriptions";
}
