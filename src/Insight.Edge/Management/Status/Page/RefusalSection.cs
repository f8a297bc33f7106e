using Insight.Edge.Management.Status.History;
using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>What is refused, and why.</summary>
internal static class RefusalSection
{
    /// <summary>Renders it.</summary>
    public static Html Render(StatusModel status) => Html.Of($"""
        <section id="refusals" aria-labelledby="refusals-title">
        <h2 id="refusals-title">What is refused, and why <small>last {Words.Back(status.Traffic.Span)}</small></h2>
        <div class="pair">{Outcomes(status.Traffic)}<div class="stack">{Ehrs(status)}{Issues(status)}</div></div>
        </section>
        """);

    private static Html Outcomes(TrafficModel traffic)
    {
        var rows = traffic.Outcomes.Select(row => Html.Of($"""
            <tr><th scope="row">{Words.Name(row.Name)}<span class="note">{row.Meaning}</span></th><td class="number">{Words.Count(row.Count)}</td><td class="number">{Words.Share(row.Count, traffic.Requests)}{Chart.Bar(row.Count, traffic.Requests, ClassOf(row.Group))}</td></tr>
            """));
        return traffic.Outcomes.Count == 0 ? Html.Of($"""<div><h3>How requests ended</h3><p class="empty">Nobody called.</p></div>""") : Html.Of($"""
            <table><caption>How requests ended</caption>
            <thead><tr><th scope="col">Outcome</th><th scope="col" class="number">Requests</th><th scope="col" class="number">Share</th></tr></thead>
            <tbody>{Html.Join(rows)}</tbody></table>
            """);
    }

    private static Html Ehrs(StatusModel status)
    {
        if (status.Ehrs.Count == 0)
            return Html.Of($"""<div><h3>By EHR</h3><p class="empty">Nobody called, so nothing was refused.</p></div>""");
        // On a phone each row is laid out anew, and browsers then forget what a table is unless they are told.
        var rows = status.Ehrs.Select(row => Html.Of($"""
            <tr role="row"><th role="rowheader" scope="row">{(row.Name is null ? Html.Of($"<em>unknown callers</em>") : Html.Of($"{row.Name}"))}</th><td role="cell" class="number">{Words.Count(row.Requests)}</td>{Cell(row.Refused)}{Cell(row.RateLimited)}{Cell(row.Failed)}{Cell(row.EntriesRefused)}</tr>
            """));
        var further = status.FurtherEhrs == 0 ? Html.None : Html.Of($"""<p class="note">And {status.FurtherEhrs} more EHR(s), with fewer refusals.</p>""");
        return Html.Of($"""
            <div><table class="wide" role="table"><caption>By EHR</caption>
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">EHR</th><th role="columnheader" scope="col" class="number">Requests</th><th role="columnheader" scope="col" class="number">Refused</th><th role="columnheader" scope="col" class="number">Rate limited</th><th role="columnheader" scope="col" class="number">Failed</th><th role="columnheader" scope="col" class="number">Entries refused</th></tr></thead>
            <tbody role="rowgroup">{Html.Join(rows)}</tbody></table>{further}</div>
            """);
    }

    private static Html Issues(StatusModel status)
    {
        if (status.Issues.Count == 0)
            return Html.Of($"""<div><h3>By field and rule</h3><p class="empty">No documented field broke a rule.</p></div>""");
        var rows = status.Issues.Select(row => Html.Of($"""
            <tr><th scope="row"><span class="field">{row.Field}</span><span class="note">{row.Contract}</span></th><td>{Words.Name(row.Rule)}</td><td class="number">{Words.Count(row.Count)}{Chart.Bar(row.Count, status.IssueCount, "refused")}</td></tr>
            """));
        var listed = status.Issues.Sum(row => row.Count);
        var further = listed == status.IssueCount ? Html.None : Html.Of($"""<p class="note">And {Words.Count(status.IssueCount - listed)} more, of other fields and rules.</p>""");
        return Html.Of($"""
            <div><table><caption>By field and rule</caption>
            <thead><tr><th scope="col">Field</th><th scope="col">Rule</th><th scope="col" class="number">Issues</th></tr></thead>
            <tbody>{Html.Join(rows)}</tbody></table>{further}</div>
            """);
    }

    // What is 0 steps back, so that what is not is seen.
    private static Html Cell(long count) => count == 0
        ? Html.Of($"""<td role="cell" class="number zero">0</td>""")
        : Html.Of($"""<td role="cell" class="number">{Words.Count(count)}</td>""");

    private static string ClassOf(EhrColumn group) => group switch
    {
        EhrColumn.Stored => "stored",
        EhrColumn.Failed => "failed",
        _ => "refused",
    };
}
