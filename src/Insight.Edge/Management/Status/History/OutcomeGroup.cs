using Insight.Edge.Responses;

namespace Insight.Edge.Management.Status.History;

/// <summary>What kind of end a request's outcome is, for whoever watches.</summary>
internal static class OutcomeGroup
{
    /// <summary>The column that an outcome counts in.</summary>
    public static EhrColumn Of(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Accepted or OutcomeKind.Partial => EhrColumn.Stored,
        OutcomeKind.RateLimited => EhrColumn.RateLimited,
        OutcomeKind.UpstreamFailed or OutcomeKind.Unexpected => EhrColumn.Failed,
        OutcomeKind.CallerGone => EhrColumn.Gone,
        _ => EhrColumn.Refused,
    };
}
