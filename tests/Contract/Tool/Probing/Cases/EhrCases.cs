using Insight.Edge.Responses;

namespace Insight.Contract.Probing.Cases;

/// <summary>The EHR in the path (check 9).</summary>
internal static class EhrCases
{
    private const string Row = "9 EHR";

    /// <summary>The webhook's address for an EHR.</summary>
    public static Uri AddressOf(ProbedWebhook webhook, string ehr)
    {
        var segments = webhook.Address.Segments;
        return new Uri(webhook.Address, string.Concat(segments[..^2]) + Uri.EscapeDataString(ehr) + "/" + segments[^1]);
    }

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        if (!webhook.NamesEhr)
            yield break;
        foreach (var ehr in Others(webhook.Ehr))
            yield return webhook.Refused($"EHR {ehr}", Row, webhook.Signed(webhook.Good) with { Address = AddressOf(webhook, ehr) }, Outcome.Forbidden(ehr, webhook.Ehr));
    }

    private static IEnumerable<string> Others(string own) =>
        new[] { SamplePayload.IdPrefix + "ehr", own.ToUpperInvariant(), own + "x" }.Where(ehr => ehr != own).Distinct(StringComparer.Ordinal);
}
