using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Insight.Contract.Inputs;

namespace Insight.Contract.Mutating;

/// <summary>Writes broken payloads with their answers: as lines of JSON, or as files.</summary>
internal static class MutationWriter
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Readable = new(OneLine) { WriteIndented = true };

    /// <summary>Writes each as a line: its name, its payload (in base64 where it is no text), and what it is answered.</summary>
    public static async Task WriteLinesAsync(IEnumerable<Mutation> mutations, TextWriter output)
    {
        foreach (var (name, mutation) in Named(mutations))
        {
            var line = new JsonObject
            {
                ["name"] = name,
                ["contract"] = mutation.Predicted.Contract,
                ["field"] = mutation.Field,
                ["rule"] = mutation.Rule,
                ["status"] = mutation.Predicted.Status,
                ["answer"] = JsonNode.Parse(mutation.Predicted.Body),
            };
            if (Utf8.IsValid(mutation.Body))
                line["payload"] = Encoding.UTF8.GetString(mutation.Body);
            else
                line["payloadBase64"] = Convert.ToBase64String(mutation.Body);
            await output.WriteLineAsync(line.ToJsonString(OneLine));
        }
    }

    /// <summary>Writes each as two files: <c>NAME.json</c>, byte for byte as it is sent, and <c>NAME.expected</c>, status and answer.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="UsageException">The folder cannot be written.</exception>
    public static async Task<int> WriteFilesAsync(IEnumerable<Mutation> mutations, string folder, CancellationToken ct)
    {
        var count = 0;
        try
        {
            OutputFolder.Create(folder, folder);
            foreach (var (name, mutation) in Named(mutations))
            {
                var expected = new JsonObject { ["contract"] = mutation.Predicted.Contract, ["status"] = mutation.Predicted.Status, ["answer"] = JsonNode.Parse(mutation.Predicted.Body) };
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.json"), mutation.Body, ct);
                await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.expected"), expected.ToJsonString(Readable) + "\n", ct);
                count++;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Write(folder, e);
        }

        return count;
    }

    // Several that break the same rule of the same place are numbered.
    private static IEnumerable<(string Name, Mutation Mutation)> Named(IEnumerable<Mutation> mutations)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mutation in mutations)
        {
            var number = known[mutation.Name] = known.GetValueOrDefault(mutation.Name) + 1;
            yield return (number == 1 ? mutation.Name : string.Create(CultureInfo.InvariantCulture, $"{mutation.Name}-{number}"), mutation);
        }
    }
}
