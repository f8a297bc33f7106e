namespace Insight.Schemas.Generator.Writing;

/// <summary>The order in which a schema's keywords are printed: what it is, what it is called, what is in it.</summary>
internal static class KeywordOrder
{
    private static readonly string[] Order =
    [
        "$schema", "title", "type", "description", Keywords.Contract, Keywords.Batch,
        Keywords.Order, Keywords.Missing, Keywords.Unless, Keywords.Format, Keywords.MinLength, Keywords.MaxLength, Keywords.Invalid, Keywords.Reference,
        "minItems", "maxItems", "pattern", "enum", Keywords.Meanings, "required", "properties", "items", "anyOf", "$defs",
    ];

    public static int Of(string keyword) =>
        Array.IndexOf(Order, keyword) is var place and >= 0 ? place : Order.Length;
}
