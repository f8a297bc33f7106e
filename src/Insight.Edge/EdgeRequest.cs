using System.Diagnostics;
using Insight.Edge.Clients;
using Insight.Edge.Forwarding;
using Insight.Edge.RateLimiting;
using Insight.Edge.RequestBody;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Edge;

/// <summary>What the stages have learned about one request. Each stage fills its part and reads those before it.</summary>
/// <param name="requestId">The request's id.</param>
/// <param name="contract">The contract to answer by until the route is known.</param>
internal sealed class EdgeRequest(string requestId, EdgeContract contract)
{
    /// <summary>The id that is on the answer, in the log and upstream.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>The contract of the route; until that is known, the one to answer by.</summary>
    public EdgeContract Contract { get; private set; } = contract;

    /// <summary>Whether the route is known.</summary>
    public bool IsRouted { get; private set; }

    /// <summary>Whether it is the portal's, and none of a webhook's: it is neither counted nor logged among those.</summary>
    public bool IsPortals { get; set; }

    /// <summary>When the stage began that the request is in: a timestamp.</summary>
    public long StageBegan { get; set; }

    /// <summary>The request's span; null where nobody traces.</summary>
    public Activity? Span { get; init; }

    /// <summary>Who calls; null until the API key is known to be good.</summary>
    public Client? Client { get; set; }

    /// <summary>The client's quota as the answer tells it; null until the client is known.</summary>
    public Quota? Quota { get; set; }

    /// <summary>The client's limiter while it counts this request as one in flight; null before and after.</summary>
    public ClientLimiter? Place { get; set; }

    /// <summary>The body, whole and with a good signature; null before.</summary>
    public PooledBody? Body { get; set; }

    /// <summary>What the validator found; null before.</summary>
    public ValidationResult? Validation { get; set; }

    /// <summary>What goes to the backend: the body, or what the split left of it; null before.</summary>
    public PooledBody? Clean { get; set; }

    /// <summary>What the backend answered; nothing before.</summary>
    public UpstreamAnswer Upstream { get; set; }

    /// <summary>How long the backend took; null where nothing was sent to it.</summary>
    public TimeSpan? AtBackend { get; set; }

    /// <summary>How the request was answered; null before.</summary>
    public Outcome? Outcome { get; set; }

    /// <summary>The route is known.</summary>
    public void RouteTo(EdgeContract found)
    {
        Contract = found;
        IsRouted = true;
    }

    /// <summary>Gives the place among the requests in flight back, once.</summary>
    public void LeavePlace()
    {
        Place?.Leave();
        Place = null;
    }

    /// <summary>The state of a request that has passed the first stage.</summary>
    public static EdgeRequest Of(HttpContext context) =>
        context.Features.Get<EdgeRequest>() ?? throw new InvalidOperationException("The request has not entered the edge's pipeline.");
}
