using System.Text.Json;
using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>A Node program with a folder and a lock file of its own beside this file.</summary>
/// <param name="folder">The folder's name.</param>
/// <param name="package">The package that it is about.</param>
internal sealed class NodePackage(string folder, string package)
{
    /// <summary>The program's folder.</summary>
    public string Folder { get; } = Path.Combine(Repository.LoadFolder, "Peers", folder);

    /// <summary>The package's own folder.</summary>
    public string PackageFolder => Path.Combine(Folder, "node_modules", package);

    /// <summary>The command that installs what is missing; null where nothing is.</summary>
    public string? Missing()
    {
        if (Executable.Find("node") is null)
            return "apt-get install nodejs npm";
        return Directory.Exists(PackageFolder) ? null : $"npm ci --ignore-scripts --prefix tests/Load/Peers/{folder}";
    }

    /// <summary>The versions of the package and of Node.</summary>
    public async Task<string> VersionAsync(CancellationToken ct)
    {
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(PackageFolder, "package.json"), ct));
        return $"{package} {manifest.RootElement.GetProperty("version").GetString()}, Node {await Tool.FirstLineAsync("node", ["--version"], ct)}";
    }

    /// <summary>Runs a script of it.</summary>
    public static ProgramStart Run(string script, bool production, params string[] arguments) => new(Executable.Find("node")!, [script, .. arguments])
    {
        Environment = new Dictionary<string, string> { ["NODE_ENV"] = production ? "production" : "" },
    };
}
