using System.Globalization;

namespace Insight.Contract.Tests.Support;

/// <summary>For how long tests that draw their cases go on, each round with a seed of its own.</summary>
internal static class FuzzTime
{
    /// <summary>The environment variable that says how many minutes.</summary>
    public const string Variable = "INSIGHT_FUZZ_MINUTES";

    /// <summary>What it says; nothing where it is not set.</summary>
    public static TimeSpan Configured { get; } =
        double.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var minutes) ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero;
}
