using System.Text.RegularExpressions;

namespace Insight.Edge.Portal.Examples;

/// <summary>A piece of an example: its text, or a value in it that is the visitor's own.</summary>
/// <param name="Text">The text, or what stands in the value's place.</param>
/// <param name="Value">Which value it is, by the name of the environment variable that may hold it: <c>INSIGHT_URL</c>; null for text.</param>
internal sealed partial record ExamplePiece(string Text, string? Value)
{
    /// <summary>Takes a program apart.</summary>
    public static IEnumerable<ExamplePiece> Of(string program)
    {
        var end = 0;
        foreach (Match found in Default().Matches(program))
        {
            var value = found.Groups["default"];
            yield return new ExamplePiece(program[end..value.Index], Value: null);
            yield return new ExamplePiece(value.Value, found.Groups["variable"].Value);
            end = value.Index + value.Length;
        }

        yield return new ExamplePiece(program[end..], Value: null);
    }

    // INSIGHT_URL:-http://localhost:8080} in a shell, "INSIGHT_URL", "http://localhost:8080" and the like elsewhere: behind the variable's
    // name comes what no value begins with, and then its default.
    [GeneratedRegex("""(?<variable>INSIGHT_[A-Z_]+)[^A-Za-z0-9\n]+(?<default>[^"'}\n]+)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Default();
}
