namespace Insight.Contract.Probing.Cases;

/// <summary>Everything that is tried, one request after the other.</summary>
internal static class AllCases
{
    /// <summary>The cases of webhooks, in the order of the checks.</summary>
    public static IEnumerable<ProbeCase> Of(IEnumerable<ProbedWebhook> webhooks) => webhooks.SelectMany(webhook =>
        RoutingCases.Of(webhook)
            .Concat(ApiKeyCases.Of(webhook))
            .Concat(MediaTypeCases.Of(webhook))
            .Concat(SizeCases.Of(webhook))
            .Concat(SignatureCases.Of(webhook))
            .Concat(EhrCases.Of(webhook))
            .Concat(OrderCases.Of(webhook))
            .Concat(JsonCases.Of(webhook))
            .Concat(BodyCases.Of(webhook))
            .Concat(FieldCases.Of(webhook))
            .Concat(ValueCases.Of(webhook))
            .Concat(RetryCases.Of(webhook)));
}
