using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Sandbox;

/// <summary>What a request asks for: <c>500</c>, or <c>500; times=2</c>.</summary>
/// <param name="Kind">How to fail.</param>
/// <param name="Times">How often the same body fails before it passes once; null for always.</param>
internal readonly record struct SandboxFailure(SandboxFailureKind Kind, int? Times)
{
    /// <summary>What a header must be.</summary>
    public const string Accepted = EdgeHeaders.SandboxFail + " must be one of 500, 429, timeout, slow, sent once; '; times=N' may follow, with N from 1 to 100.";

    private const string TimesParameter = "times=";
    private const int MostTimes = 100;

    /// <summary>Reads the header.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(StringValues header, out SandboxFailure failure)
    {
        failure = default;
        if (header is not [{ } text])
            return false;

        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (KindOf(parts[0]) is not { } kind || parts.Length > 2)
            return false;
        failure = new(kind, null);
        return parts.Length == 1 || TryAddTimes(parts[1], ref failure);
    }

    private static SandboxFailureKind? KindOf(string name) => name.ToLowerInvariant() switch
    {
        "500" => SandboxFailureKind.Failed,
        "429" => SandboxFailureKind.RateLimited,
        "timeout" => SandboxFailureKind.Timeout,
        "slow" => SandboxFailureKind.Slow,
        _ => null,
    };

    private static bool TryAddTimes(string parameter, ref SandboxFailure failure)
    {
        if (!parameter.StartsWith(TimesParameter, StringComparison.OrdinalIgnoreCase) ||
            !int.TryParse(parameter.AsSpan(TimesParameter.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var times))
        {
            return false;
        }

        failure = failure with { Times = times };
        return times is >= 1 and <= MostTimes;
    }
}
