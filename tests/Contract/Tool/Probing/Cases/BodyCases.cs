using System.Text;

namespace Insight.Contract.Probing.Cases;

/// <summary>The body as a whole, and its entries (check 11).</summary>
internal static class BodyCases
{
    private const string Row = "11 body";

    private static readonly string[] NoObjects = ["null", "true", "30", "\"insight-probe-text\"", "[]", "[{}]"];

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        yield return webhook.Payload("everything that is required", Row, webhook.Good);
        yield return webhook.Payload("an empty object", Row, "{}");
        foreach (var body in NoObjects)
            yield return webhook.Payload($"the body is {body}", Row, body);
        yield return webhook.Payload("properties of one's own", Row, Own(webhook));
        yield return webhook.Payload("an escape in a name", Row, Encoding.UTF8.GetString(webhook.Good).Replace("\"appointment", "\"\\u0061ppointment", StringComparison.Ordinal));
        if (webhook.Plan.Batch is not { } batch)
            yield break;

        var entry = SamplePayload.Body(webhook.Plan.Entry);
        var (name, first) = (batch.Name, webhook.Plan.Entry.Members[0].Name);
        yield return webhook.Payload("one entry alone", Row, entry);
        yield return webhook.Payload("one broken entry alone", Row, SamplePayload.Body(webhook.Plan.Entry, (webhook.Plan.Slots[1].Path, null)));
        yield return webhook.Payload($"'{name}' beside '{first}'", Row, $$"""{"{{first}}":{},"{{name}}":[{{entry}}]}""");
        yield return webhook.Payload($"'{name}' and '{first}' are absent", Row, $$"""{"{{SamplePayload.IdPrefix}}x":[{{entry}}]}""");
        foreach (var value in (string[])["null", "{}", "30", "\"insight-probe-text\"", entry])
            yield return webhook.Payload($"'{name}' is {Short(value)}", Row, $$"""{"{{name}}":{{value}}}""");
        yield return webhook.Payload($"'{name}' is empty", Row, $$"""{"{{name}}":[]}""");
        yield return webhook.Payload($"'{name}' is duplicated", Row, $$"""{"{{name}}":[{{entry}}],"{{name}}":[{{entry}}]}""");
        yield return webhook.Payload($"'{name}' is duplicated by an escape", Row, $$"""{"{{name}}":[{{entry}}],"\u{{(int)name[0]:x4}}{{name[1..]}}":[{{entry}}]}""");
        yield return webhook.Payload($"'{name}' has one entry too many", Row, $$"""{"{{name}}":[{{string.Join(',', Enumerable.Repeat("{}", batch.MaxEntries + 1))}}]}""");
        yield return webhook.Payload("entries that are no objects", "11 entry", SamplePayload.Batch(webhook.Plan, NoObjects));
        yield return webhook.Payload("some entries are broken", "11 partial", SamplePayload.Batch(webhook.Plan, entry, "{}", "[]", SamplePayload.Body(webhook.Plan.Entry, (webhook.Plan.Slots[1].Path, "\"\""))));
        yield return webhook.Payload("the last entry is good", "11 partial", SamplePayload.Batch(webhook.Plan, "null", "{}", entry));
        yield return webhook.Payload("every entry is broken", "11 entry", SamplePayload.Batch(webhook.Plan, "{}", SamplePayload.Body(webhook.Plan.Entry, (webhook.Plan.Slots[1].Path, "7"))));
    }

    private static string Own(ProbedWebhook webhook)
    {
        const string Twice = "{\"x\":1,\"x\":[null]}";
        var body = SamplePayload.Body(webhook.Plan.Entry, ($"{SamplePayload.IdPrefix}own", Twice));
        return webhook.Plan.Batch is null ? body : SamplePayload.Batch(webhook.Plan, body);
    }

    private static string Short(string value) => value.Length > 30 ? "an object" : value;
}
