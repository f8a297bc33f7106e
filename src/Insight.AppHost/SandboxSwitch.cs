namespace Insight.AppHost;

/// <summary>The switch that makes everything a sandbox: callers may choose failures, and nothing is written to disk.</summary>
internal static class SandboxSwitch
{
    /// <summary>How it is written.</summary>
    public const string Name = "--sandbox";

    private static readonly string[] Settings = ["--Edge:Sandbox:Enabled=true", "--Backend:Storage:Provider=Memory"];

    /// <summary>Whether it is there.</summary>
    public static bool IsIn(string[] args) => args.Contains(Name, StringComparer.Ordinal);

    /// <summary>Whether a name only resembles the switch's.</summary>
    public static bool IsResembledBy(string name) => name.TrimStart('-', '/').Equals(Name.TrimStart('-'), StringComparison.OrdinalIgnoreCase);

    /// <summary>The arguments with the settings that it stands for in its place; they win over others.</summary>
    public static string[] Expand(string[] args) => IsIn(args) ? [.. args.Where(arg => arg != Name), .. Settings] : args;
}
