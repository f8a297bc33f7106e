using System.Runtime.InteropServices;

namespace Insight.Load.Processes;

/// <summary>Finds programs.</summary>
internal static class Executable
{
    // Debian's users do not have these in their PATH, where nginx is.
    private static readonly string[] SystemFolders = ["/usr/sbin", "/sbin", "/usr/local/sbin"];

    /// <summary>The <c>dotnet</c> that runs this program.</summary>
    public static string Dotnet { get; } = FindDotnet();

    /// <summary>The path of a program; null where it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(SystemFolders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    // …/dotnet/shared/Microsoft.NETCore.App/10.0.0/
    private static string FindDotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
