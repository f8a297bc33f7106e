using Insight.Edge.Responses;

namespace Insight.Contract.Probing.Cases;

/// <summary>Paths and methods (check 1).</summary>
internal static class RoutingCases
{
    private static readonly string[] Methods = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "post"];

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        var good = webhook.Signed(webhook.Good);
        foreach (var method in Methods)
        {
            var request = good with { Method = method, Body = method is "GET" or "HEAD" ? [] : good.Body };
            yield return webhook.Refused($"method {method}", "1 method", request, Outcome.MethodNotAllowed);
        }

        foreach (var (what, address) in Elsewhere(webhook))
            yield return webhook.Refused($"path {what}", "1 path", good with { Address = address }, Outcome.NotFound);
    }

    private static (string What, Uri Address)[] Elsewhere(ProbedWebhook webhook) =>
    [
        ("with more behind it", new Uri(webhook.Address.AbsoluteUri + "/insight-probe")),
        ("with less", new Uri(webhook.Address.AbsoluteUri[..webhook.Address.AbsoluteUri.LastIndexOf('/')])),
    ];
}
