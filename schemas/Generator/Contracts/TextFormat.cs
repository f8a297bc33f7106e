namespace Insight.Schemas.Generator.Contracts;

/// <summary>A documented way to write a string.</summary>
/// <param name="Name">The format as the tables and the issues spell it: <c>MM/DD/YYYY</c>.</param>
/// <param name="Pattern">The pattern of a required field's value.</param>
/// <param name="OptionalPattern">The pattern of an optional field's value, which may also be empty.</param>
public sealed record TextFormat(string Name, string Pattern, string OptionalPattern)
{
    /// <summary>Every format a table may name.</summary>
    public static IReadOnlyList<TextFormat> All { get; } =
    [
        new("MM/DD/YYYY", TextPatterns.Date, TextPatterns.OptionalDate),
        new("MM/DD/YYYY HH:MM", TextPatterns.DateTime, TextPatterns.OptionalDateTime),
        new("YYYY-MM-DDTHH:MM:SSZ", TextPatterns.Timestamp, TextPatterns.OptionalTimestamp),
    ];
}
