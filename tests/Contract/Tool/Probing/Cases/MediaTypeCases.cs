using Insight.Edge.Responses;

namespace Insight.Contract.Probing.Cases;

/// <summary>What the body is declared to be (check 5).</summary>
internal static class MediaTypeCases
{
    private const string Row = "5 media type";

    private static readonly string[] Refused =
        ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json", "application/json; charset=iso-8859-1", "application/json; charset=utf-16"];

    private static readonly string[] Accepted = ["application/json; charset=utf-8", "Application/JSON", "application/json;charset=\"UTF-8\""];

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        var good = webhook.Signed(webhook.Good);
        yield return webhook.Refused("no Content-Type", Row, good.Without("Content-Type"), Outcome.UnsupportedMediaType);
        yield return webhook.Refused("Content-Type twice", Row, good.Twice("Content-Type"), Outcome.UnsupportedMediaType);
        foreach (var type in Refused)
            yield return webhook.Refused($"Content-Type {type}", Row, good.With("Content-Type", type), Outcome.UnsupportedMediaType);
        foreach (var type in Accepted)
            yield return webhook.Accepted($"Content-Type {type}", Row, good.With("Content-Type", type));
        foreach (var coding in (string[])["gzip", "br", "identity, gzip"])
            yield return webhook.Refused($"Content-Encoding {coding}", Row, good.With("Content-Encoding", coding), Outcome.UnsupportedContentEncoding);
        yield return webhook.Accepted("Content-Encoding identity", Row, good.With("Content-Encoding", "identity"));
    }
}
