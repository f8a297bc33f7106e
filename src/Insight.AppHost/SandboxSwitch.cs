namespace Insight.AppHost;

/// <summary>The switch that makes everything a sandbox: callers may choose failures, and nothing is written to disk.</summary>
internal static class SandboxSwitch
{
    private const string Name = "--sandbox";

    private static readonly string[] Settings = ["--Edge:Sandbox:Enabled=true", "--Backend:Storage:Provider=Memory"];

    /// <summary>Whether it is there.</summary>
    public static bool IsIn(string[] args) => args.Contains(Name, StringComparer.Ordinal);

    /// <summary>The arguments with the settings that it stands for in its place; they win over others.</summary>
    public static string[] Expand(string[] args) => IsIn(args) ? [.. args.Where(arg => arg != Name), .. Settings] : args;
}
