namespace Insight.Schemas.Generator.Reading;

/// <summary>The headers of the three kinds of table.</summary>
internal static class Columns
{
    public const string Property = "Property";
    public const string Type = "Type";
    public const string Required = "Required";
    public const string Format = "Format or accepted values";
    public const string TextWhenMissing = "Text when missing";
    public const string Description = "Description";
    public const string Entries = "Entries";
    public const string Alone = "Or at the top level";
    public const string Value = "Value";
    public const string Meaning = "Meaning";

    public static IReadOnlyList<string> OfBatch { get; } = [Property, Type, Entries, Alone, Description];

    public static IReadOnlyList<string> OfFields { get; } =
        [Property, Type, Required, Format, TextWhenMissing, Description];

    public static IReadOnlyList<string> OfValues { get; } = [Value, Meaning];
}
