namespace Insight.Edge.Validation;

/// <summary>The <c>x-</c> keywords of a generated schema: what the documentation says beyond valid and invalid.</summary>
internal static class SchemaKeywords
{
    /// <summary>The contract's name.</summary>
    public const string Contract = "x-contract";

    /// <summary>The top-level property that holds a batch.</summary>
    public const string Batch = "x-batch";

    /// <summary>1-based place of a member in its object, in the contract's order of issues.</summary>
    public const string Order = "x-order";

    /// <summary>The text when a required member is missing.</summary>
    public const string Missing = "x-missing";

    /// <summary>The text when a value is in the wrong format, or is not accepted.</summary>
    public const string Invalid = "x-invalid";

    /// <summary>The heading under which the accepted values are listed, as texts name it.</summary>
    public const string Reference = "x-reference";

    /// <summary>What each accepted value means, by the value.</summary>
    public const string Meanings = "x-enumDescriptions";

    /// <summary>The name of a documented format.</summary>
    public const string Format = "x-format";

    /// <summary>Fewest Unicode code points of a text.</summary>
    public const string MinLength = "x-min-length";

    /// <summary>Most Unicode code points of a text.</summary>
    public const string MaxLength = "x-max-length";

    /// <summary>The sibling that makes a required member optional.</summary>
    public const string Unless = "x-unless";
}
