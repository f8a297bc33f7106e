namespace Insight.Schemas.Generator.Reading;

/// <summary>What a link to a heading says after the <c>#</c>.</summary>
internal static class HeadingAnchor
{
    /// <summary>As GitHub makes it: lower case, hyphens for spaces, punctuation left out.</summary>
    public static string Of(string heading) =>
        string.Concat(heading
            .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
            .Select(letter => letter == ' ' ? '-' : char.ToLowerInvariant(letter)));
}
