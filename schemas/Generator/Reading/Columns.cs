namespace Insight.Schemas.Generator.Reading;

/// <summary>The headers of the kinds of table, and which of them a table has.</summary>
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
    public const string Length = "Length";
    public const string Value = "Value";
    public const string Meaning = "Meaning";
    public const string WhenToSend = "When to send";

    public static ColumnSet OfBatch { get; } = new([Property, Type, Entries, Alone, Description], []);

    public static ColumnSet OfValues { get; } = new([Value, Meaning], [WhenToSend]);

    /// <summary>The page's tables of fields have texts all together, or none has.</summary>
    public static ColumnSet OfFields(bool hasTexts) => hasTexts ? OfFieldsWithTexts : OfFieldsWithoutTexts;

    private static ColumnSet OfFieldsWithTexts { get; } =
        new([Property, Type, Required, Format, TextWhenMissing, Description], [Length]);

    private static ColumnSet OfFieldsWithoutTexts { get; } =
        new([Property, Type, Required, Format, Description], [Length]);
}
