using Insight.Edge.Responses;

namespace Insight.Contract.Probing.Cases;

/// <summary>The API key (checks 2 and 3).</summary>
internal static class ApiKeyCases
{
    /// <summary>A key that nobody has.</summary>
    public const string Unknown = SamplePayload.IdPrefix + "no-key";

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        var good = webhook.Signed(webhook.Good);
        yield return webhook.Refused("no X-API-Key", "2 API key", good.Without("X-API-Key"), Outcome.MissingApiKey);
        yield return webhook.Refused("an empty X-API-Key", "2 API key", good.With("X-API-Key", ""), Outcome.MissingApiKey);
        yield return webhook.Refused("an unknown X-API-Key", "3 API key", good.With("X-API-Key", Unknown), Outcome.InvalidApiKey);
        yield return webhook.Refused("X-API-Key twice", "3 API key", good.Twice("X-API-Key"), Outcome.InvalidApiKey);
    }
}
