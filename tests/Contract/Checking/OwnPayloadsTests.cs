using Insight.Contract.Checking;
using Insight.Contract.Inputs;
using Insight.Contract.Reporting;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Checking;

/// <summary>
/// An integrator's own payloads, each a test: <c>INSIGHT_PAYLOADS=dir dotnet test tests/Contract --filter OwnPayloads</c>. Without the variable they are the
/// documentation's examples.
/// </summary>
public sealed class OwnPayloadsTests
{
    /// <summary>Names the folder, or files and patterns, separated as the system's paths are.</summary>
    public const string Variable = "INSIGHT_PAYLOADS";

    // What each one's failure says; null where it passes. Read once: a file may hold thousands.
    private static readonly Lazy<Dictionary<string, string?>> Verdicts = new(
        () => ReadAsync(Environment.GetEnvironmentVariable(Variable), OwnFolder()).ToBlockingEnumerable().DistinctBy(verdict => verdict.Name).ToDictionary(verdict => verdict.Name, verdict => verdict.Failure, StringComparer.Ordinal));

    public static TheoryData<string> Payloads { get; } = [.. Verdicts.Value.Keys];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Payload(string name) => Verdicts.Value[name].ShouldBeNull();

    // What names no payload is a test too, and fails: nobody looks for a test that is not there.
    internal static async IAsyncEnumerable<(string Name, string? Failure)> ReadAsync(string? own, string folder)
    {
        await using var faults = new StringWriter { NewLine = "\n" };
        var console = new ContractConsole { Input = Stream.Null, Output = TextWriter.Null, Error = faults };
        var count = 0;
        await foreach (var verdict in new Checker(new Contracts(), contract: null, InputForm.Auto).CheckAsync(Find(own, folder, faults), console, new Progress(console, []), CancellationToken.None))
        {
            count++;
            await using var told = new StringWriter { NewLine = "\n" };
            await new TextReport(told, new Colours(isOn: false), isVerbose: true).AddAsync(verdict);
            yield return (verdict.Payload.Name, verdict.IsFine ? null : told.ToString());
        }

        if (count == 0)
            await faults.WriteLineAsync("There is no payload in it.");
        if (faults.GetStringBuilder().Length > 0)
            yield return (Variable, faults.ToString());
    }

    private static IReadOnlyList<PayloadFile> Find(string? own, string folder, TextWriter faults)
    {
        if (string.IsNullOrEmpty(own))
            return PayloadFiles.Find(["."], RepositoryFolder.PathOf("docs/examples/payloads"));
        try
        {
            return PayloadFiles.Find(own.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), folder);
        }
        catch (UsageException e)
        {
            faults.WriteLine(e.Message);
            return [];
        }
    }

    // The test host's current directory is its own: what is relative is so to where the command was given.
    private static string OwnFolder() => Environment.GetEnvironmentVariable("PWD") ?? RepositoryFolder.Root;
}
