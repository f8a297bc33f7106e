using System.Text;
using Insight.Contract.Probing.Wire;
using Insight.Edge.Responses;

namespace Insight.Contract.Probing.Cases;

/// <summary>The order of the checks: a request that fails one and every later one gets the answer of the first. That settles it for each pair of them.</summary>
internal static class OrderCases
{
    private const string AnotherEhr = SamplePayload.IdPrefix + "ehr";

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        (string Row, Func<WireRequest, WireRequest> Break, Outcome Outcome)[] checks =
        [
            ("1 path", request => request with { Address = new Uri(webhook.Address, "/insight-probe-nowhere") }, Outcome.NotFound),
            ("1 method", request => request with { Method = "PUT" }, Outcome.MethodNotAllowed),
            ("2 API key", request => request.Without("X-API-Key"), Outcome.MissingApiKey),
            ("3 API key", request => request.With("X-API-Key", ApiKeyCases.Unknown), Outcome.InvalidApiKey),
            ("5 Content-Type", request => request.With("Content-Type", "text/plain"), Outcome.UnsupportedMediaType),
            ("5 Content-Encoding", request => request.With("Content-Encoding", "gzip"), Outcome.UnsupportedContentEncoding),
            ("6 signature", request => request.Without("X-Webhook-Signature"), Outcome.MissingSignature),
            ("7 size", request => request with { Padding = webhook.MaxBodyBytes + 1 - request.Body.Length }, Outcome.TooLarge(webhook.MaxBodyBytes)),
            ("8 signature", request => request.With("X-Webhook-Signature", SignatureCases.OfAnotherKey(request.Body)), Outcome.InvalidSignature),
        ];
        if (webhook.NamesEhr)
            checks = [.. checks, ("9 EHR", request => request with { Address = EhrCases.AddressOf(webhook, AnotherEhr) }, Outcome.Forbidden(AnotherEhr, webhook.Ehr))];

        var broken = Encoding.UTF8.GetBytes(webhook.Plan.Batch is null ? "{\"event_type\":1" : "{\"appointments\":[{}]");
        for (var first = 0; first < checks.Length; first++)
        {
            var request = webhook.Signed(broken);
            for (var check = checks.Length - 1; check >= first; check--)
                request = checks[check].Break(request);
            yield return webhook.Refused($"order: check {checks[first].Row} and all later ones fail", checks[first].Row, request, checks[first].Outcome);
        }

        yield return webhook.Payload("order: check 10 JSON and 11 payload fail", "10 JSON", broken);
    }
}
