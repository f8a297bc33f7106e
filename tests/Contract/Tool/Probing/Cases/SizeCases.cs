using Insight.Edge.Responses;

namespace Insight.Contract.Probing.Cases;

/// <summary>The body's size (check 7).</summary>
internal static class SizeCases
{
    private const string Row = "7 size";

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        var body = webhook.Good;
        var large = webhook.Signed(body) with { Padding = webhook.MaxBodyBytes + 1 - body.Length };
        yield return webhook.Refused("a body that is declared too long", Row, large, Outcome.TooLarge(webhook.MaxBodyBytes));
        yield return webhook.Refused("a body in chunks that is too long", Row, large with { IsChunked = true }, Outcome.TooLarge(webhook.MaxBodyBytes));
        yield return webhook.Accepted("a body in chunks", Row, webhook.Signed(body) with { IsChunked = true });
    }
}
