using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary>
/// Reads the values by which an event is told from others. Only what storing needs is checked here; the edge has validated the
/// rest.
/// </summary>
internal static class EventReader
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The caller's JSON. The event refers into it.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="appointmentEvent">The event.</param>
    /// <param name="refusal">Otherwise the place and the rule that it breaks; never a value.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> body,
        Caller caller,
        [NotNullWhen(true)] out AppointmentEvent? appointmentEvent,
        [NotNullWhen(false)] out string? refusal)
    {
        appointmentEvent = null;
        if (!JsonBody.TryParse(body, out var document, out refusal)) return false;
        using (document)
        {
            refusal = Refusal(document.RootElement, body.Span);
            if (refusal is null) appointmentEvent = Event(document.RootElement, body, caller, out refusal);
        }

        return appointmentEvent is not null;
    }

    private static string? Refusal(JsonElement root, ReadOnlySpan<byte> body)
    {
        if (root.ValueKind != JsonValueKind.Object) return $"{JsonBody.TopLevel}: must be an object.";
        // Wherever it stands: a name of which half is missing cannot be compared, and would break each page of the feed it is on.
        return SurrogateEscapes.AreWhole(body) ? null : "body: must not hold half of a surrogate pair.";
    }

    private static AppointmentEvent? Event(JsonElement root, ReadOnlyMemory<byte> body, Caller caller, out string? refusal)
    {
        refusal = null;
        var read = new AppointmentEvent
        {
            Caller = caller,
            EventType = Required(root, "event_type", ref refusal),
            AppointmentId = Required(root, "appointment_id", ref refusal),
            PatientId = Required(root, "patient_id", ref refusal),
            Timestamp = Required(root, "timestamp", ref refusal),
            Notes = Optional(root, "notes", ref refusal),
            Document = JsonBody.Slice(body, root),
        };
        return refusal is null ? read : null;
    }

    // The first refusal stands; what is read after it goes nowhere.
    private static string Required(JsonElement root, string name, ref string? refusal)
    {
        if (root.TryGetProperty(name, out var value) && JsonBody.TryGetText(value, out var text)) return text;
        refusal ??= $"{name}: must be a string.";
        return "";
    }

    private static string? Optional(JsonElement root, string name, ref string? refusal)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (JsonBody.TryGetText(value, out var text)) return text;
        refusal ??= $"{name}: must be a string or null.";
        return null;
    }
}
