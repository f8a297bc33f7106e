using Insight.Edge.Configuration;

namespace Insight.AppHost;

/// <summary>The switch that makes everything a sandbox: callers may choose failures, and nothing is written to disk.</summary>
internal static class SandboxSwitch
{
    private const string Name = "--sandbox";

    private static readonly string[] Settings = ["--Edge:Sandbox:Enabled=true", "--Backend:Storage:Provider=Memory"];

    /// <summary>Whether it is there.</summary>
    public static bool IsIn(string[] args) => args.Contains(Name, StringComparer.Ordinal);

    /// <summary>Refuses what only resembles the switch: it would start what is no sandbox.</summary>
    /// <exception cref="ConfigurationException">There is such an argument.</exception>
    public static void Check(string[] args)
    {
        if (args.FirstOrDefault(arg => arg != Name && arg.TrimStart('-', '/').StartsWith(Name.TrimStart('-'), StringComparison.OrdinalIgnoreCase)) is not null)
            throw new ConfigurationException([$"The switch is {Name}, to the letter and without a value."]);
    }

    /// <summary>The arguments with the settings that it stands for in its place; they win over others.</summary>
    public static string[] Expand(string[] args) => IsIn(args) ? [.. args.Where(arg => arg != Name), .. Settings] : args;
}
