namespace Insight.Contract.Tests.Support;

/// <summary>Events, made of raw text so that any field can be left out, replaced, repeated or moved.</summary>
internal static class EventPayload
{
    /// <summary>The guide's own example.</summary>
    public static readonly string Complete = Of();

    /// <summary>The fields in the guide's order.</summary>
    public static readonly string[] Fields = ["event_type", "appointment_id", "patient_id", "timestamp", "notes"];

    /// <summary>The guide's example with these members in place of its own, or behind them, as raw text.</summary>
    public static string Of(params (string Field, string? Raw)[] changes)
    {
        var members = new List<(string Field, string? Raw)>
        {
            ("event_type", "\"appointment.scheduled\""),
            ("appointment_id", "\"A12345\""),
            ("patient_id", "\"P8765\""),
            ("timestamp", "\"2025-01-10T12:30:00Z\""),
            ("notes", "\"Annual physical\""),
        };
        foreach (var change in changes)
        {
            var at = members.FindIndex(member => member.Field == change.Field);
            if (at < 0)
                members.Add(change);
            else
                members[at] = change;
        }

        return OfMembers([.. members]);
    }

    /// <summary>An object of these members, as raw text; those without a value are left out.</summary>
    public static string OfMembers(params (string Field, string? Raw)[] members) =>
        $$"""{{{string.Join(',', members.Where(member => member.Raw is not null).Select(member => $"\"{member.Field}\":{member.Raw}"))}}}""";
}
