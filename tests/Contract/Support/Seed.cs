using System.Globalization;

namespace Insight.Contract.Tests.Support;

/// <summary>The seed of a test that draws its cases: the same in every run, unless <see cref="Variable"/> names another.</summary>
internal static class Seed
{
    public const string Variable = "INSIGHT_SEED";

    public static int Or(int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : standard;

    /// <summary>What a failure says, so that it can be seen again.</summary>
    public static string Told(int seed) => $"Seed {seed}: set {Variable}={seed} to draw the same cases again.";
}
