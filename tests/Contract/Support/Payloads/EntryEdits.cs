using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Changes an entry in one place, named as the contract's texts do: <c>patient.birth_date</c>, <c>department_id</c>.</summary>
internal static class EntryEdits
{
    public static JsonObject With(this JsonObject entry, string path, JsonNode? value)
    {
        var (parent, name) = Place(entry, path);
        parent[name] = value;
        return entry;
    }

    public static JsonObject Without(this JsonObject entry, string path)
    {
        var (parent, name) = Place(entry, path);
        parent.Remove(name);
        return entry;
    }

    /// <summary>Adds the property again, at its object's end.</summary>
    public static JsonObject WithAgain(this JsonObject entry, string path, JsonNode? value, int occurrence = 2)
    {
        var (parent, name) = Place(entry, path);
        parent[Twice.Name(name, occurrence)] = value;
        return entry;
    }

    private static (JsonObject Parent, string Name) Place(JsonObject entry, string path) =>
        path.Split('.') is [var parent, var name] ? (entry[parent]!.AsObject(), name) : (entry, path);
}
