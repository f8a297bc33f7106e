using Insight.Edge;
using Insight.Edge.Clients;
using Insight.Edge.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Forwarding;
using Insight.Edge.RateLimiting;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Load.Benchmarks;

/// <summary>All that is counted and timed of one request that is answered, as the stages do it.</summary>
internal static class CountedRequest
{
    /// <summary>Counts it.</summary>
    /// <returns>A timestamp, so that nothing is optimised away.</returns>
    public static long Count(Client client, EdgeContract contract, ValidationResult validation, Outcome outcome, EdgeMetrics metrics, Stages stages)
    {
        var request = new EdgeRequest("request", contract) { Client = client };
        request.RouteTo(contract);
        client.Keys[0].Uses.Add();
        stages.Ended(Stage.Authenticate, request);
        client.Tally.Decided(LimitDecision.Allowed);
        stages.Ended(Stage.Read, request);
        client.Keys[1].Uses.Add();
        metrics.Read(1000);
        stages.Ended(Stage.Verify, request);
        stages.Ended(Stage.Validate, request);
        metrics.Validated(contract, validation);
        metrics.Forwarded("backend", "primary", ForwardResult.Stored, stages.Ended(Stage.Forward, request));
        metrics.Answered(request, outcome, TimeSpan.FromMilliseconds(0.3));
        return request.StageBegan;
    }
}
