using System.Text;

namespace Insight.Contract.Probing.Cases;

/// <summary>The same request twice, and the ids of requests.</summary>
internal static class RetryCases
{
    private const string Header = "X-Request-Id";
    private const string RetryRow = "12 storing";
    private const string IdRow = "X-Request-Id";

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        yield return webhook.Payload("the same request twice", RetryRow, webhook.Good) with { IsRepeated = true };
        yield return webhook.Payload("the same values twice, spaced otherwise", RetryRow, Encoding.UTF8.GetString(webhook.Good).Replace(",", ", ", StringComparison.Ordinal)) with { IsRepeated = true };
        yield return webhook.Payload("the same broken request twice", RetryRow, "{}") with { IsRepeated = true };

        var good = webhook.Signed(webhook.Good);
        yield return webhook.Accepted("no X-Request-Id", IdRow, good) with { RequestId = RequestIdRule.New };
        foreach (var (what, id) in ((string, string)[])[("that is too long", new string('a', 65)), ("with a space", "insight probe"), ("with a slash", "insight/probe")])
            yield return webhook.Accepted($"an X-Request-Id {what}", IdRow, good.With(Header, id)) with { RequestId = RequestIdRule.New };
        yield return webhook.Accepted("the longest X-Request-Id", IdRow, good.With(Header, new string('a', 64)));
        yield return webhook.Accepted("an X-Request-Id of every kind of character", IdRow, good.With(Header, "Az09._-"));
    }
}
