using System.Text;
using Insight.Edge.Validation;

namespace Insight.Contract.Probing.Cases;

/// <summary>Each rule of each field, made from the contract's own fields: one that is added is probed without a word here (check 11).</summary>
internal static class FieldCases
{
    private const string Row = "11 field";

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        foreach (var member in webhook.Plan.Slots)
        {
            foreach (var (what, raw) in Values(member))
                yield return Case(webhook, $"{member.Path} {what}", SamplePayload.Body(webhook.Plan.Entry, (member.Path, raw)));
            yield return Case(webhook, $"{member.Path} occurs twice", SamplePayload.Twice(webhook.Plan.Entry, member.Path));
            if (StandIn(webhook.Plan, member) is not { } standIn)
                continue;
            yield return Case(webhook, $"{member.Path} is absent, and {standIn.Path} is there", SamplePayload.Body(webhook.Plan.Entry, (member.Path, null), (standIn.Path, SamplePayload.Raw(SamplePayload.Sample(standIn)))));
            yield return Case(webhook, $"{member.Path} is absent, and {standIn.Path} is blank", SamplePayload.Body(webhook.Plan.Entry, (member.Path, null), (standIn.Path, "\" \"")));
        }
    }

    /// <summary>A case of an entry, or of the one object.</summary>
    public static ProbeCase Case(ProbedWebhook webhook, string what, params string[] entries) =>
        webhook.Payload(what, Row, webhook.Plan.Batch is null ? entries.Single() : SamplePayload.Batch(webhook.Plan, entries));

    private static IEnumerable<(string What, string? Raw)> Values(MemberPlan member)
    {
        yield return ("is absent", null);
        yield return ("is null", "null");
        if (member.Object is not null)
        {
            yield return ("is a text", "\"insight-probe-text\"");
            yield return ("is an array", "[]");
            yield return ("is a number", "30");
            yield break;
        }

        yield return ("is empty", "\"\"");
        yield return ("is blank", "\" \\t\"");
        yield return ("is a number", "30");
        yield return ("is true", "true");
        yield return ("is an array", "[\"insight-probe-text\"]");
        yield return ("is an object", "{\"id\":\"insight-probe-text\"}");
        yield return ("holds U+0000", $"\"{SamplePayload.Sample(member)}\\u0000\"");
        if (member.AcceptedValues is { } accepted)
        {
            yield return ("is none of the accepted values", "\"insight-probe-text\"");
            yield return ("is an accepted value in upper case", SamplePayload.Raw(Encoding.UTF8.GetString(accepted[0]).ToUpperInvariant()));
            yield return ("is an accepted value with a space behind it", SamplePayload.Raw(Encoding.UTF8.GetString(accepted[0]) + " "));
        }

        if (member.MaxLength is { } longest)
        {
            yield return ("is as long as may be", SamplePayload.Raw(Long(longest)));
            yield return ("is too long", SamplePayload.Raw(Long(longest) + "."));
        }
    }

    // Counted in code points: two code units, and four bytes, each.
    private static string Long(int codePoints) => SamplePayload.IdPrefix + string.Concat(Enumerable.Repeat("😀", codePoints - SamplePayload.IdPrefix.Length));

    private static MemberPlan? StandIn(ContractPlan plan, MemberPlan member)
    {
        if (member.Alternative < 0)
            return null;
        var own = Array.Find(plan.Entry.Members, each => each.Object is { } inner && inner.Members.Contains(member));
        return (own?.Object ?? plan.Entry).Members[member.Alternative];
    }
}
