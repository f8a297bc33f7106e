using System.Text;
using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Contract.Probing;

/// <summary>
/// Payloads made of a contract's fields, as raw text so that any of them can be left out, repeated or broken. What may be stored has ids that begin with
/// <c>insight-probe-</c>.
/// </summary>
internal static class SamplePayload
{
    /// <summary>What the ids begin with.</summary>
    public const string IdPrefix = "insight-probe-";

    /// <summary>An entry, or the one object, with everything that is required.</summary>
    /// <param name="plan">Its fields.</param>
    /// <param name="changes">By their paths the raw values that are others; null for a field that is left out.</param>
    public static string Body(ObjectPlan plan, params (string Path, string? Raw)[] changes) =>
        Object(plan, changes.ToDictionary(change => change.Path, change => change.Raw, StringComparer.Ordinal), twice: null);

    /// <summary>The same, with one field twice.</summary>
    public static string Twice(ObjectPlan plan, string path) => Object(plan, [], path);

    /// <summary>A batch of entries.</summary>
    public static string Batch(ContractPlan plan, params IEnumerable<string> entries) => $$"""{"{{plan.Batch!.Name}}":[{{string.Join(',', entries)}}]}""";

    /// <summary>A text as JSON.</summary>
    public static string Raw(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    /// <summary>What a field has where nothing is wrong with it.</summary>
    public static string Sample(MemberPlan member)
    {
        if (member.AcceptedValues is { } accepted)
            return Encoding.UTF8.GetString(accepted[0]);
        if (member.Format is { } format)
            return format == TextFormat.Date ? "03/10/2026" : format == TextFormat.DateAndTime ? "03/10/2026 14:30" : "2026-03-10T14:30:00Z";
        return member.Name.EndsWith("id", StringComparison.Ordinal) ? $"{IdPrefix}1" : $"{IdPrefix}{member.Name}";
    }

    private static string Object(ObjectPlan plan, Dictionary<string, string?> changes, string? twice)
    {
        var members = new List<string>();
        foreach (var member in plan.Members)
        {
            var isGiven = changes.TryGetValue(member.Path, out var raw);
            var isBelow = changes.Keys.Append(twice).Any(path => path?.StartsWith($"{member.Path}.", StringComparison.Ordinal) ?? false);
            if (!isGiven && (member.Required || isBelow || member.Path == twice))
                raw = member.Object is { } inner ? Object(inner, changes, twice) : Raw(Sample(member));
            if (raw is null)
                continue;
            members.Add($"\"{member.Name}\":{raw}");
            if (member.Path == twice)
                members.Add(members[^1]);
        }

        // What is no field of the contract.
        members.AddRange(changes.Where(change => change.Value is not null && !change.Key.Contains('.', StringComparison.Ordinal) && !Array.Exists(plan.Members, member => member.Path == change.Key) && IsEntry(plan))
            .Select(change => $"\"{change.Key}\":{change.Value}"));
        return $$"""{{{string.Join(',', members)}}}""";
    }

    private static bool IsEntry(ObjectPlan plan) => Array.TrueForAll(plan.Members, member => member.Path == member.Name);
}
