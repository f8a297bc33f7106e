using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary>
/// Finds the entries of a batch: the elements of <c>appointments</c>, or the top level itself where there is no such property.
/// Only what storing needs is checked here; the edge has validated the rest.
/// </summary>
internal static class BatchReader
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The caller's JSON. The entries refer into it.</param>
    /// <param name="entries">The entries in their order, at least one.</param>
    /// <param name="refusal">Otherwise the place and the rule that it breaks; never a value.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> body,
        [NotNullWhen(true)] out IReadOnlyList<AppointmentEntry>? entries,
        [NotNullWhen(false)] out string? refusal)
    {
        entries = null;
        if (!JsonBody.TryParse(body, out var document, out refusal)) return false;
        using (document)
        {
            refusal = ReadBatch(document.RootElement, body, out var found);
            if (refusal is null) entries = found;
        }

        return entries is not null;
    }

    private static string? ReadBatch(JsonElement root, ReadOnlyMemory<byte> body, out List<AppointmentEntry> entries)
    {
        entries = [];
        if (root.ValueKind != JsonValueKind.Object) return $"{JsonBody.TopLevel}: must be an object.";
        if (!root.TryGetProperty("appointments"u8, out var list)) return ReadEntry(root, JsonBody.TopLevel, "", body, entries);
        if (list.ValueKind != JsonValueKind.Array) return "appointments: must be an array.";
        if (list.GetArrayLength() == 0) return "appointments: must contain at least one entry.";

        entries.Capacity = list.GetArrayLength();
        foreach (var element in list.EnumerateArray())
        {
            var place = $"appointments[{entries.Count}]";
            if (ReadEntry(element, place, $"{place}.", body, entries) is { } refusal) return refusal;
        }

        return null;
    }

    private static string? ReadEntry(
        JsonElement entry, string place, string prefix, ReadOnlyMemory<byte> body, List<AppointmentEntry> entries)
    {
        if (entry.ValueKind != JsonValueKind.Object) return $"{place}: must be an object.";
        if (!entry.TryGetProperty("appointment"u8, out var appointment) || appointment.ValueKind != JsonValueKind.Object)
            return $"{prefix}appointment: must be an object.";
        // An empty id would have no address to be read at.
        if (!appointment.TryGetProperty("id"u8, out var id) || !JsonBody.TryGetText(id, out var text) || text.Length == 0)
            return $"{prefix}appointment.id: must be a string that is not empty.";

        entries.Add(new AppointmentEntry(text, JsonBody.Slice(body, entry)));
        return null;
    }
}
