using Insight.Edge.Clients;
using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>Keys that are near their end.</summary>
internal static class KeySection
{
    /// <summary>Renders it.</summary>
    public static Html Render(StatusModel status) => Html.Of($"""
        <section id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys near their end <small>next {ClientKey.Soon.Days} days</small></h2>
        {(status.Keys.Count == 0 ? Html.Of($"""<p class="empty">None of {Words.Count(status.KeyCount)} key(s) expires in the next {ClientKey.Soon.Days} days, or has in the last week.</p>""") : Table(status.Keys))}
        </section>
        """);

    private static Html Table(IReadOnlyList<KeyRow> keys)
    {
        var rows = keys.Select(row => Html.Of($"""
            <tr><th scope="row">{row.Owner}<span class="note">{row.Kind}</span></th><td>{Words.Time(row.ExpiresAt)}<span class="note">{Left(row.Left)}</span></td><td>{Icon.Of(LevelOf(row))} {(row.IsReplaced ? "yes" : "none")}</td></tr>
            """));
        return Html.Of($"""
            <table><caption class="unseen">Keys that expire soon, or have lately</caption>
            <thead><tr><th scope="col">Whose</th><th scope="col">Expires</th><th scope="col">Another key</th></tr></thead>
            <tbody>{Html.Join(rows)}</tbody></table>
            """);
    }

    private static string Left(TimeSpan left) => left > TimeSpan.Zero ? $"in {Words.Span(left)}" : $"{Words.Span(-left)} ago";

    private static Level LevelOf(KeyRow row) => row.IsReplaced ? Level.Good : row.Left > TimeSpan.Zero ? Level.Warning : Level.Bad;
}
