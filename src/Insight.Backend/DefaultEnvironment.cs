namespace Insight.Backend;

/// <summary>
/// The environment where nobody names one. <c>dotnet run</c> lets the variables of a launch profile win over those that are there: one that named the
/// environment would run in Development whoever asked for Production. So the profile sets a variable of its own, which gives way.
/// </summary>
/// <remarks>The edge has the same: neither refers to the other, and both start alone.</remarks>
internal static class DefaultEnvironment
{
    private const string Name = "INSIGHT_DEFAULT_ENVIRONMENT";

    private static readonly string[] Named = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    /// <summary>Names the launch profile's environment where neither variable does. Arguments win over it, as over the variables.</summary>
    public static void Apply()
    {
        if (Environment.GetEnvironmentVariable(Name) is { Length: > 0 } environment && Array.TrueForAll(Named, name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))))
            Environment.SetEnvironmentVariable(Named[0], environment);
    }
}
