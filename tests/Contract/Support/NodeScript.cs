using System.Diagnostics;
using System.Text;

namespace Insight.Contract.Tests.Support;

/// <summary>Runs the scripts of <c>Schemas/Ajv</c>, which say what ajv and Node's own parser find of payloads.</summary>
internal static class NodeScript
{
    private static readonly string Folder = RepositoryFolder.PathOf("tests/Contract/Schemas/Ajv");

    public static bool HasPackages => Directory.Exists(Path.Combine(Folder, "node_modules", "ajv"));

    public static bool HasNode =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    /// <summary>Whether ajv accepts each payload under a schema.</summary>
    public static Task<bool[]> VerdictsAsync(string schemaPath, IReadOnlyList<string> payloads) =>
        RunAsync([Path.Combine(Folder, "verdicts.mjs"), schemaPath], payloads);

    /// <summary>Whether Node's own parser finds each body well-formed, within the contract's limits.</summary>
    public static Task<bool[]> AreWellFormedAsync(IReadOnlyList<byte[]> bodies) =>
        RunAsync([Path.Combine(Folder, "wellformed.mjs")], [.. bodies.Select(Convert.ToBase64String)]);

    /// <summary>What the JSON Schema of SARIF 2.1.0 finds wrong with a log.</summary>
    public static Task<string[]> SarifErrorsAsync(string log) => LinesAsync([Path.Combine(Folder, "sarif.mjs")], [log]);

    private static async Task<bool[]> RunAsync(string[] arguments, IReadOnlyList<string> lines) =>
        [.. (await LinesAsync(arguments, lines)).Select(bool.Parse)];

    private static async Task<string[]> LinesAsync(string[] arguments, IReadOnlyList<string> lines)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await WriteAsync(node.StandardInput, lines);
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await error);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task WriteAsync(StreamWriter input, IReadOnlyList<string> lines)
    {
        try
        {
            await using (input)
                await input.WriteAsync(string.Concat(lines.Select(line => line + "\n")));
        }
        catch (IOException)
        {
            // The script ended early: its exit code and its error say why.
        }
    }
}
