using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Probing;

/// <summary>A run of <c>insight-contract probe</c> in this process, and what it told.</summary>
internal sealed record ProbeOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>The largest body that the probed edge reads: the largest payload of a case is shorter.</summary>
    public const int MaxBodyBytes = 100_000;

    /// <summary>Runs it.</summary>
    /// <param name="url">The edge.</param>
    /// <param name="folder">A folder for the files of the keys.</param>
    /// <param name="arguments">Further arguments.</param>
    public static Task<ProbeOutcome> RunAsync(Uri url, string folder, params string[] arguments) => RunForAsync("nexus", url, folder, arguments);

    /// <summary>Runs it for an EHR.</summary>
    public static async Task<ProbeOutcome> RunForAsync(string ehr, Uri url, string folder, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "api-key"), Caller.ApiKey + "\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "signing-key"), Caller.SigningKey + "\n");
        using var deadline = new CancellationTokenSource(Patience.Limit);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new ContractConsole { Input = Stream.Null, Output = output, Error = error, Folder = folder };
        string[] all =
        [
            "probe", "--url", url.ToString(), "--ehr", ehr, "--api-key-file", "api-key", "--signing-key-file", "signing-key",
            "--max-body-bytes", $"{MaxBodyBytes}", .. arguments,
        ];
        return new(await ContractProgram.RunAsync(all, console, deadline.Token), output.ToString(), error.ToString());
    }

    /// <summary>The cases of a report in JSON.</summary>
    public IEnumerable<JsonNode> Cases => JsonNode.Parse(Output)!["cases"]!.AsArray().Select(each => each!);

    /// <summary>What was found wrong with each case that was, by the case's name.</summary>
    public IReadOnlyDictionary<string, string[]> Wrong => Cases.Where(each => !(bool)each["passed"]!).ToDictionary(
        each => (string)each["name"]!,
        each => each["findings"]!.AsArray().Select(finding => (string)finding!["what"]!).ToArray());
}
