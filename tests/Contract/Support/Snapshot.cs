using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Insight.Contract.Tests.Support;

/// <summary>
/// Compares an answer with the one that a person has read and approved: <c>Snapshots/Class.Method_case.verified.json</c> beside the
/// test. What differs is written to <c>….received.json</c> there; to approve it, read it and rename it. The names are Verify's, so
/// that Verify can take this helper's place (docs/dependencies.md).
/// </summary>
internal static partial class Snapshot
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What differs from run to run; scrubbed here and nowhere else.
    private static readonly string[] Unstable = ["Date"];

    public static void Verify(Answer answer, string? name = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var headers = new JsonObject();
        foreach (var (header, value) in answer.Headers.OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            if (!Unstable.Contains(header, StringComparer.OrdinalIgnoreCase))
                headers[header] = Scrub(value);
        }

        var received = new JsonObject { ["status"] = answer.Status, ["headers"] = headers, ["body"] = Scrub(answer.Body) };
        var className = Path.GetFileNameWithoutExtension(file);
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "Snapshots")).FullName;
        var path = Path.Combine(folder, $"{className}.{method}{(name is null ? "" : $"_{FileName(name)}")}");
        received.ToJsonString(Indented).ShouldMatchApproved(shouldly => shouldly
            .NoDiff()
            .WithFilenameGenerator((_, _, type, _) => $"{path}.{(type == "approved" ? "verified" : type)}.json")
            .WithStringCompareOptions(StringCompareShould.IgnoreLineEndings));
    }

    private static JsonNode? Scrub(JsonNode? body)
    {
        if ((string?)(body as JsonObject)?["received_at"] is { } time && ReceivedAt().IsMatch(time))
            body!["received_at"] = "{received at}";
        return body;
    }

    private static string FileName(string name) => string.Join('_', name.Split([' ', '/', ':', '*', '?', '"', '<', '>', '|', '\\']));

    private static string Scrub(string header) => RequestId().Replace(RateLimit().Replace(header, "r={remaining};t={seconds}"), "{request id}");

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex RequestId();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}\z")]
    private static partial Regex ReceivedAt();

    [GeneratedRegex("r=[0-9]+;t=[0-9]+")]
    private static partial Regex RateLimit();
}
