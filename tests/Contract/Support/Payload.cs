namespace Insight.Contract.Tests.Support;

/// <summary>Payloads, made of raw text so that any member can be left out, replaced or broken.</summary>
internal static class Payload
{
    private static readonly Dictionary<string, string[]> Members = new()
    {
        ["appointment"] =
        [
            "\"id\":\"apt-1\"", "\"status\":\"booked\"", "\"start_time\":\"03/10/2026 14:30\"", "\"start_date\":\"03/10/2026\"",
            "\"type\":\"Follow-up\"", "\"created_time\":\"03/01/2026 09:00\"",
        ],
        ["patient"] =
        [
            "\"id\":\"pat-1\"", "\"first_name\":\"Jane\"", "\"last_name\":\"Doe\"", "\"birth_date\":\"05/15/1990\"", "\"gender\":\"Female\"",
        ],
        ["practitioner"] = ["\"id\":\"prov-1\"", "\"first_name\":\"John\"", "\"last_name\":\"Smith\""],
        ["location"] = [],
        ["encounter"] = [],
    };

    /// <summary>An entry with nothing wrong and nothing optional.</summary>
    public static string Entry(string id = "apt-1") => EntryWith("appointment", "id", $"\"id\":\"{id}\"");

    /// <summary>An entry of which one thing differs.</summary>
    /// <param name="part">The object that differs: <c>entry</c> itself, or one of its objects.</param>
    /// <param name="without">The member that is left out; none where it is empty.</param>
    /// <param name="with">Members that are added at the end, as raw text; none where it is empty.</param>
    public static string EntryWith(string part, string without, string with)
    {
        string[] objects = ["appointment", "patient", "practitioner", .. part is "location" or "encounter" ? new[] { part } : []];
        var members = objects.Select(name => $"\"{name}\":{(name == part ? Object(Members[name], without, with) : Object(Members[name], "", ""))}");
        return part == "entry" ? Object(members, without, with) : Object(members, "", "");
    }

    /// <summary>A batch of these entries.</summary>
    public static string Batch(params IEnumerable<string> entries) => $$"""{"appointments":[{{string.Join(',', entries)}}]}""";

    private static string Object(IEnumerable<string> members, string without, string with)
    {
        var kept = members.Where(member => without.Length == 0 || !member.StartsWith($"\"{without}\":", StringComparison.Ordinal));
        return $$"""{{{string.Join(',', with.Length == 0 ? kept : kept.Append(with))}}}""";
    }
}
