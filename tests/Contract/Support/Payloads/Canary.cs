using System.Globalization;
using System.Text.Json.Nodes;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>
/// Bodies of both contracts that hold what cannot occur otherwise, in every documented field, in undocumented ones and as names:
/// whoever tells any of it has told what a payload holds.
/// </summary>
internal static class Canary
{
    /// <summary>Stands where any text may, as a value and as a name.</summary>
    public const string Text = "c4n4ry";

    private const string Quoted = $"\"{Text}\"";
    private const string Number = "18730719041723";
    private const string Date = "07/19/1873";
    private const string Timestamp = "1873-07-19T04:17:23Z";

    private static readonly string Unknown = $$"""[{{Quoted}},{{Number}},{{{Quoted}}:{{Quoted}}}]""";

    /// <summary>What nobody may be told, in any case of letters.</summary>
    public static readonly string[] Traces = [Text, Number, Date, "1873-07-19"];

    /// <summary>A batch of two entries with nothing wrong.</summary>
    public static readonly string Batch = PlainJson.Write(Batches.Of([Entry(), Entry()]));

    /// <summary>An event with nothing wrong.</summary>
    public static readonly string Event = EventPayload.Of(
        ("appointment_id", Quoted), ("patient_id", Quoted), ("notes", Quoted), ("timestamp", $"\"{Timestamp}\""), (Text, Unknown));

    /// <summary>Bodies of <c>sync-appointments</c> by what is about them: clean, refused in part, refused, and no JSON.</summary>
    public static readonly IReadOnlyDictionary<string, string> BatchBodies = new Dictionary<string, string>
    {
        ["nothing wrong"] = Batch,
        ["one at the top level"] = PlainJson.Write(Entry()),
        ["status and dates"] = Batch.Replace("\"booked\"", Quoted).Replace(Date, Text),
        ["dates of another form"] = Batch.Replace(Date, "1873-07-19"),
        ["some refused"] = Batch.Replace("[{", $"[{Quoted},{Number},{{\"patient\":{Quoted},\"location\":{Quoted},{Quoted}:{Unknown}}},{{", StringComparison.Ordinal),
        ["wrong types"] = Batch.Replace($":{Quoted}", $":{Unknown}"),
        ["numbers"] = Batch.Replace($":{Quoted}", $":{Number}").Replace($"\"{Date}\"", Number),
        ["duplicates"] = Batch.Replace("\"id\":", $"\"id\":{Quoted},\"id\":"),
        ["objects twice"] = Batch.Replace("\"patient\":", $"\"patient\":{Quoted},\"patient\":"),
        ["U+0000"] = Batch.Replace(Text, $"{Text}\\u0000{Text}"),
        ["half a character"] = Batch.Replace(Text, $"{Text}\\ud800{Text}"),
        ["cut off"] = Batch[..^9],
        ["cut off in a value"] = Batch[..(Batch.LastIndexOf(Text, StringComparison.Ordinal) + Text.Length)],
        ["more behind the end"] = $"{Batch}{Quoted}",
        ["no JSON at all"] = Text,
        ["a word that is no value"] = Batch.Replace(Quoted, Text),
        ["a name without a value"] = $$"""{{{Quoted}} {{Quoted}}}""",
        ["a string"] = Quoted,
        ["another body"] = $$"""{{{Quoted}}:{{Quoted}}}""",
        ["appointments that are none"] = $$"""{"appointments":{{Quoted}}}""",
    };

    /// <summary>Bodies of <c>appointment-event</c> that are refused, by what is about them.</summary>
    public static readonly IReadOnlyDictionary<string, string> RefusedEvents = new Dictionary<string, string>
    {
        ["event type"] = Event.Replace("appointment.scheduled", Text),
        ["timestamp"] = Event.Replace(Timestamp, Text),
        ["a timestamp without a zone"] = Event.Replace(Timestamp, Timestamp[..^1]),
        ["wrong types"] = Event.Replace($"_id\":{Quoted}", $"_id\":{Unknown}"),
        ["numbers"] = Event.Replace($":{Quoted}", $":{Number}").Replace($"\"{Timestamp}\"", Number),
        ["too long"] = Event.Replace($":{Quoted}", $":\"{string.Concat(Enumerable.Repeat(Text, 200))}\""),
        ["twice"] = $"{Event[..^1]},\"notes\":{Quoted},\"event_type\":{Quoted}}}",
        ["U+0000"] = Event.Replace(Text, $"{Text}\\u0000{Text}"),
        ["half a character"] = Event.Replace(Text, $"{Text}\\ud800{Text}"),
        ["cut off"] = Event[..^9],
        ["cut off in a value"] = Event[..(Event.LastIndexOf(Text, StringComparison.Ordinal) + Text.Length)],
        ["no JSON at all"] = Text,
        ["a word that is no value"] = Event.Replace(Quoted, Text),
        ["a name without a value"] = $$"""{{{Quoted}} {{Quoted}}}""",
        ["a string"] = Quoted,
        ["an array"] = $"[{Event}]",
        ["another body"] = $$"""{{{Quoted}}:{{Quoted}}}""",
    };

    /// <summary>What of it stands in a text; null where nothing does.</summary>
    public static string? TraceIn(string text) =>
        Traces.Select(trace => text.IndexOf(trace, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0)
            .Select(at => string.Create(CultureInfo.InvariantCulture, $"at {at}: {text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)]}"))
            .FirstOrDefault();

    /// <summary>Fails where an answer tells any of it; of a 201, the three values that the guide echoes aside.</summary>
    public static void ShouldNotBeIn(Answer answer, string why)
    {
        var text = answer.Text;
        if (answer.Status == 201)
        {
            var body = answer.Body!.AsObject();
            body.Remove("data").ShouldBeTrue(why);
            text = body.ToJsonString();
        }

        TraceIn(text).ShouldBeNull(why);
        TraceIn(string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {header.Value}"))).ShouldBeNull(why);
    }

    private static JsonObject Entry()
    {
        var entry = CompleteEntry.New();
        foreach (var member in SyncAppointments.Plan.Slots.Where(member => member is { Object: null, AcceptedValues: null }))
        {
            entry.With(member.Path, member.Format == TextFormat.Date ? Date : member.Format == TextFormat.DateAndTime ? $"{Date} 04:17" : Text);
        }

        entry.With("appointment.status", "booked");
        foreach (var place in entry.Select(property => property.Value).OfType<JsonObject>().Append(entry).ToArray())
            place[Text] = JsonNode.Parse(Unknown);
        return entry;
    }
}
