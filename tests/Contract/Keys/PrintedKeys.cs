using System.Text.RegularExpressions;

namespace Insight.Contract.Tests.Keys;

/// <summary>What <c>keys new</c> printed, as an operator takes it from the terminal.</summary>
internal sealed partial record PrintedKeys(string ApiKey, string SigningKey, string WriteLine, string Client)
{
    public static PrintedKeys Of(string output) => new(
        ApiKeyLine().Matches(output).ShouldHaveSingleItem().Value,
        SigningKeyLine().Matches(output).ShouldHaveSingleItem().Value,
        output.Split('\n').Single(line => line.StartsWith("install ", StringComparison.Ordinal)),
        output[output.IndexOf("\n{", StringComparison.Ordinal)..].Trim());

    [GeneratedRegex("^ik_[A-Za-z0-9_-]{43}$", RegexOptions.Multiline)]
    private static partial Regex ApiKeyLine();

    [GeneratedRegex("^is_[A-Za-z0-9_-]{43}$", RegexOptions.Multiline)]
    private static partial Regex SigningKeyLine();
}
