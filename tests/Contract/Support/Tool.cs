using System.ComponentModel;
using System.Diagnostics;

namespace Insight.Contract.Tests.Support;

/// <summary>A program outside of .NET that some tests run.</summary>
internal sealed class Tool
{
    /// <summary>The environment variable that makes tests fail, in place of being skipped, where a tool is missing: set it to 1 where all must run.</summary>
    public const string RequireVariable = "INSIGHT_REQUIRE_TOOLS";

    private static readonly Dictionary<string, Tool> All = new()
    {
        ["curl"] = new("sh", "sync.sh", ["-c", "command -v curl && command -v openssl"], "apt-get install -y curl openssl"),
        ["python"] = new("python3", "sync.py", ["-c", "import requests"], "apt-get install -y python3-requests"),
        ["dotnet"] = new("dotnet", "", ["--version"], "the .NET SDK"),
        ["node"] = new("node", "sync.mjs", ["--input-type=module", "-e", "import 'axios'"], "npm ci --prefix tests/Contract/EndToEnd/Callers"),
    };

    private readonly string _program;
    private readonly string _script;
    private readonly Lazy<string?> _whyMissing;

    private Tool(string program, string script, string[] probe, string install)
    {
        _program = program;
        _script = script;
        _whyMissing = new(() => Works(program, probe) ? null : $"Needs what this installs: {install}");
    }

    /// <summary>Whether all must run.</summary>
    public static bool AreRequired => Environment.GetEnvironmentVariable(RequireVariable) == "1";

    private static string Folder => Path.Combine(Path.GetDirectoryName(SourceFile())!, "..", "EndToEnd", "Callers");

    public static Tool Named(string name) => All[name];

    /// <summary>Why tests with the tool are skipped; null where they are not.</summary>
    public string? WhySkip() => AreRequired ? null : _whyMissing.Value;

    /// <summary>Runs its script.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> RunAsync(string input, IReadOnlyDictionary<string, string> environment) => RunAsync(_script, input, environment);

    /// <summary>Runs a script.</summary>
    /// <param name="script">Its path; a relative one is from the callers' folder.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">Variables beside the test's own.</param>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(string script, string input, IReadOnlyDictionary<string, string> environment)
    {
        _whyMissing.Value.ShouldBeNull();
        using var process = Start(_program, [script], environment);
        using var deadline = new CancellationTokenSource(Patience.Limit);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.StandardInput.WriteAsync(input.AsMemory(), deadline.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
            process.ExitCode.ShouldBe(0, await errors);
            return await output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static bool Works(string program, string[] probe)
    {
        try
        {
            using var process = Start(program, probe, new Dictionary<string, string>());
            process.StandardInput.Close();
            var exited = process.WaitForExit(Patience.Limit);
            if (!exited)
                process.Kill(entireProcessTree: true);
            return exited && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // there is no such program
        }
    }

    private static Process Start(string program, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NODE_PATH"] = Path.Combine(Folder, "node_modules"); // for scripts that lie elsewhere
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string file = "") => file;
}
