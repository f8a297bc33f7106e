using System.Globalization;

namespace Insight.Backend.Endpoints;

/// <summary>Numbers in URLs: digits and nothing else.</summary>
internal static class PlainNumber
{
    /// <summary>Reads a number.</summary>
    /// <returns>Whether the text is digits alone and their number fits.</returns>
    public static bool TryParse(string? text, out long number)
    {
        number = 0;
        // Parsing alone would overlook U+0000 at the end.
        return !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
