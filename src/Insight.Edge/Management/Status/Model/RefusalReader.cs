using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Management.Status.History;

namespace Insight.Edge.Management.Status.Model;

/// <summary>Makes of counts what the page says of refusals.</summary>
internal static class RefusalReader
{
    /// <summary>Most EHRs that are listed.</summary>
    public const int MaxEhrs = 20;

    /// <summary>Most fields that are listed.</summary>
    public const int MaxIssues = 15;

    /// <summary>EHRs that had requests, those with the most refusals first.</summary>
    public static List<EhrRow> Ehrs(Counts counts, Window window) =>
    [
        .. counts.Ehrs.Select((ehr, i) => RowOf(counts, window, ehr, i))
            .Where(row => row.Requests > 0)
            .OrderByDescending(row => row.Refused + row.RateLimited + row.Failed + row.EntriesRefused)
            .ThenByDescending(row => row.Requests),
    ];

    /// <summary>Fields that broke rules, the most frequent first.</summary>
    public static List<IssueRow> Issues(Counts counts, Window window) =>
    [
        .. counts.Issues.Select((issue, i) => new IssueRow(issue.Contract, issue.Field, issue.Rule, window[Counts.Issue(i)]))
            .Where(row => row.Count > 0)
            .OrderByDescending(row => row.Count),
    ];

    private static EhrRow RowOf(Counts counts, Window window, string ehr, int i)
    {
        long Of(EhrColumn column) => window[counts.Ehr(i, column)];

        return new EhrRow(
            ehr switch { ClientTallies.Other => null, Counts.Further => "all further EHRs", _ => ehr },
            Of(EhrColumn.Stored) + Of(EhrColumn.Refused) + Of(EhrColumn.RateLimited) + Of(EhrColumn.Failed) + Of(EhrColumn.Gone),
            Of(EhrColumn.Refused),
            Of(EhrColumn.RateLimited),
            Of(EhrColumn.Failed),
            Of(EhrColumn.EntriesStored),
            Of(EhrColumn.EntriesRefused));
    }
}
