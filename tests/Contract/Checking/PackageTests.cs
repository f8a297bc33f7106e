using System.Diagnostics;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Checking;

/// <summary>The program as a .NET tool: packed, installed from the package file alone, and run away from the repository.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly ContractRun _folder = new();

    [Fact]
    public async Task The_package_is_a_tool_that_needs_nothing_else()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        _folder.With("good.json", Payload.Batch(Payload.Entry())).With("bad.json", Payload.Batch("7")).With(
            "nuget.config", """<configuration><packageSources><clear /><add key="here" value="package" /></packageSources></configuration>""");

        await RunAsync(RepositoryFolder.Root, "dotnet", "pack", "tests/Contract/Tool", "--no-build", "--configuration", configuration, "--output", Path.Combine(_folder.Folder, "package"));
        await RunAsync(_folder.Folder, "dotnet", "tool", "install", "Insight.Contract", "--tool-path", "tool", "--configfile", "nuget.config");
        var tool = Path.Combine(_folder.Folder, "tool", OperatingSystem.IsWindows() ? "insight-contract.exe" : "insight-contract");

        (await RunAsync(_folder.Folder, tool, "check", "good.json")).ShouldContain("1 accepted");
        (await RunAsync(_folder.Folder, tool, 1, "check", "bad.json")).ShouldContain("bad.json:1:18: appointments[0] must be an object.");
    }

    public void Dispose() => _folder.Dispose();

    private Task<string> RunAsync(string folder, string program, params string[] arguments) => RunAsync(folder, program, 0, arguments);

    private async Task<string> RunAsync(string folder, string program, int code, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // As on a machine that has never seen a package.
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_folder.Folder, "packages");
        start.Environment["DOTNET_CLI_HOME"] = Path.Combine(_folder.Folder, "home");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        if (program == "dotnet" && arguments[0] == "pack")
            start.Environment.Remove("NUGET_PACKAGES"); // its restore is done
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            process.ExitCode.ShouldBe(code, $"{program} {string.Join(' ', arguments)}\n{await output}{await errors}");
            return await output + await errors;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
