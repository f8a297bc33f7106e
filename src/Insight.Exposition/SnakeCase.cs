namespace Insight.Exposition;

/// <summary>Names as labels are written.</summary>
public static class SnakeCase
{
    /// <summary>TooLong is too_long.</summary>
    public static string Of(string word) =>
        string.Concat(word.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
