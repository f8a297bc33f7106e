using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insight.Contract.Checking;
using Insight.Contract.Inputs;

namespace Insight.Contract.Reporting;

/// <summary>SARIF 2.1.0 (OASIS): each issue a result at its place. Its rules, known only at the end, follow the results.</summary>
internal sealed class SarifReport(TextWriter output) : IReport
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, SarifRule> _rules = new(StringComparer.Ordinal);
    private bool _hasBegun;

    public async Task AddAsync(Verdict verdict)
    {
        foreach (var issue in verdict.Predicted.Issues)
        {
            await AddAsync(SarifRule.Of(verdict.Predicted.Contract, issue), verdict.IsPartial ? "warning" : "error", verdict.Explain(issue), verdict, verdict.LineOf(issue), issue.Place.Column, issue.Pointer);
        }

        if (verdict.Differs)
            await AddAsync(SarifRule.Deviation, "error", "The edge answers otherwise:\n" + string.Join('\n', verdict.Exchange!.Difference.Select(PlainText.Of)), verdict, verdict.Payload.FirstLine, column: 1, pointer: "");
    }

    public async Task EndAsync(Summary summary)
    {
        await BeginAsync();
        var tool = new JsonObject
        {
            ["driver"] = new JsonObject
            {
                ["name"] = "insight-contract",
                ["rules"] = new JsonArray([.. _rules.Values.Select(rule => rule.ToJson())]),
            },
        };
        await output.WriteAsync($"\n],\n\"columnKind\": \"unicodeCodePoints\",\n\"invocations\": [{Invocation(summary).ToJsonString(Options)}],\n\"tool\": {tool.ToJsonString(Options)}}}]}}\n");
        await output.FlushAsync();
    }

    // Whether all was read; what was found in it is in the results.
    private static JsonObject Invocation(Summary summary) => new()
    {
        ["executionSuccessful"] = summary.Unread.Count == 0,
        ["toolExecutionNotifications"] = new JsonArray([.. summary.Unread.Select(file => new JsonObject
        {
            ["level"] = "error",
            ["message"] = new JsonObject { ["text"] = PlainText.Of(file.Reason) },
        })]),
    };

    private async Task AddAsync(SarifRule rule, string level, string text, Verdict verdict, long line, int column, string pointer)
    {
        var isFirst = !_hasBegun;
        await BeginAsync();
        _rules.TryAdd(rule.Id, rule);
        var location = new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(verdict.Payload.Source) },
                ["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = column },
            },
        };
        if (pointer.Length > 0)
            location["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = pointer });
        var result = new JsonObject
        {
            ["ruleId"] = rule.Id,
            ["level"] = level,
            ["message"] = new JsonObject { ["text"] = text },
            ["locations"] = new JsonArray(location),
        };
        await output.WriteAsync((isFirst ? "\n" : ",\n") + result.ToJsonString(Options));
    }

    private async Task BeginAsync()
    {
        if (!_hasBegun)
            await output.WriteAsync("{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{\"results\": [");
        _hasBegun = true;
    }

    private static string UriOf(string source) => source == PayloadFile.StandardInput
        ? "stdin"
        : Path.IsPathRooted(source) ? new UriBuilder(Uri.UriSchemeFile, "") { Path = source }.Uri.AbsoluteUri : string.Join('/', source.Split(Path.DirectorySeparatorChar, '/').Where(part => part != ".").Select(Uri.EscapeDataString));
}
