using System.Text;
using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>A few bodies that are accepted, and between them go every way through the quick reader.</summary>
internal static class SampleBodies
{
    /// <summary>Batches of two different entries with a property behind them, in each of the styles.</summary>
    public static IEnumerable<byte[]> Batches => JsonStyle.All.Select(style => Encoding.UTF8.GetBytes(style.Write(Batch())));

    /// <summary>Single entries, in each of the styles.</summary>
    public static IEnumerable<byte[]> Entries => JsonStyle.All.Select(style => Encoding.UTF8.GetBytes(style.Write(Second())));

    /// <summary>Events, in each of the styles.</summary>
    public static IEnumerable<byte[]> Events => JsonStyle.All.Select(style => Encoding.UTF8.GetBytes(style.Write(Event())));

    private static JsonObject Batch() => new()
    {
        ["appointments"] = new JsonArray(CompleteEntry.New(), Second()),
        ["sent"] = new JsonArray(-12.5e3, true, "a\"b", new JsonObject()),
    };

    // In another order, with names that are not documented, and with nulls, blanks and escapes.
    private static JsonObject Second()
    {
        var entry = CompleteEntry.WithoutStandIns().With("meta", new JsonObject { ["a\\b"] = new JsonArray(null, 0, false, "é😀") });
        entry.With("patient.email", null).With("patient.phone", "").With("encounter", null).With("appointment.notes", "a\tb / 😀");
        return new JsonObject(entry.Reverse().Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
    }

    private static JsonObject Event() => new()
    {
        ["event_type"] = "appointment.scheduled",
        ["appointment_id"] = "A-1é",
        ["source"] = new JsonObject { ["x"] = 1 },
        ["patient_id"] = "P-1",
        ["timestamp"] = "2026-03-10T14:30:00Z",
        ["notes"] = "Bring the referral / é.",
    };
}
