using System.Text.Json;
using System.Text.Json.Nodes;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support;

/// <summary>Changes the schema of the edge in one place, named by a JSON Pointer, and compiles what comes out.</summary>
internal static class SchemaEdit
{
    public static JsonObject Schema() => JsonNode.Parse(SyncAppointments.SchemaText)!.AsObject();

    /// <summary>The node at a pointer; an index of an array is a number.</summary>
    public static JsonNode At(JsonNode root, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step)]! : node[step]!);

    /// <summary>The errors of a schema whose keyword at a pointer has another value, or, for null, is not there.</summary>
    public static IReadOnlyList<string> ErrorsWith(string pointer, string keyword, string? json)
    {
        var schema = Schema();
        var parent = At(schema, pointer).AsObject();
        if (json is null)
            parent.Remove(keyword).ShouldBeTrue();
        else
            parent[keyword] = JsonNode.Parse(json);
        return ErrorsOf(schema);
    }

    /// <summary>The errors of a schema; none where it compiles.</summary>
    public static IReadOnlyList<string> ErrorsOf(JsonNode schema)
    {
        try
        {
            PlanCompiler.Compile(SyncAppointmentsResponses.Name, schema.ToJsonString(), IssueVocabulary.DocumentedTexts);
            return [];
        }
        catch (SchemaException e)
        {
            return e.Errors;
        }
    }

    /// <summary>Every object of a schema, whatever it is there, with its pointer.</summary>
    public static IEnumerable<string> Objects(JsonNode? node, string pointer = "")
    {
        IEnumerable<string> inner = node switch
        {
            JsonObject members => members.SelectMany(member => Objects(member.Value, $"{pointer}/{member.Key}")),
            JsonArray items => items.SelectMany((item, i) => Objects(item, $"{pointer}/{i}")),
            _ => [],
        };
        return node is JsonObject && node.GetValueKind() == JsonValueKind.Object ? inner.Prepend(pointer) : inner;
    }
}
