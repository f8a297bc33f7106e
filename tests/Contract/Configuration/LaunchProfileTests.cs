using System.Diagnostics;
using System.Text.Json;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Configuration;

/// <summary>Which environment <c>dotnet run</c> starts a host in: it sets its launch profile's variables over those that are there.</summary>
public sealed class LaunchProfileTests
{
    private const string Edge = "Insight.Edge", Backend = "Insight.Backend";

    [Theory]
    [InlineData(Edge, null, null, true)]
    [InlineData(Edge, "ASPNETCORE_ENVIRONMENT", "", true)]
    [InlineData(Edge, "ASPNETCORE_ENVIRONMENT", "Production", false)]
    [InlineData(Edge, "DOTNET_ENVIRONMENT", "Production", false)]
    [InlineData(Backend, null, null, true)]
    [InlineData(Backend, "ASPNETCORE_ENVIRONMENT", "Production", false)]
    [InlineData(Backend, "DOTNET_ENVIRONMENT", "Production", false)]
    public async Task It_is_Development_unless_a_variable_names_another(string project, string? name, string? value, bool isDevelopment)
    {
        // A setting that does not exist ends the start. What else is wrong is so in Production alone.
        var error = await StartAsync(project, name, value, project == Edge ? "--Edge:Nothing=1" : "--Backend:Nothing=1");

        error.ShouldContain(":Nothing");
        error.Contains(project == Edge ? "Edge:Clients: must hold at least one client." : "Backend:Token: outside Development", StringComparison.Ordinal).ShouldBe(!isDevelopment, error);
    }

    private static async Task<string> StartAsync(string project, string? name, string? value, string setting)
    {
        // …/tests/Contract/bin/Debug/net10.0/ → …/src/PROJECT/bin/Debug/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var folder = RepositoryFolder.PathOf($"src/{project}/bin/{output.Parent!.Name}/{output.Name}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, $"{project}.dll"), setting]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        if (name is not null)
            start.Environment[name] = value;
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryFolder.PathOf($"src/{project}/Properties/launchSettings.json")));
        foreach (var variable in settings.RootElement.GetProperty("profiles").GetProperty(project).GetProperty("environmentVariables").EnumerateObject())
            start.Environment[variable.Name] = variable.Value.GetString();

        using var process = Process.Start(start)!;
        try
        {
            using var deadline = new CancellationTokenSource(Patience.Limit);
            var told = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = await process.StandardError.ReadToEndAsync(deadline.Token);
            await told;
            await process.WaitForExitAsync(deadline.Token);
            return error;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
