using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>Where requests go, and how that is.</summary>
internal static class DestinationSection
{
    /// <summary>Renders it.</summary>
    public static Html Render(IReadOnlyList<DestinationRow> destinations) => Html.Of($"""
        <section id="destinations" aria-labelledby="destinations-title">
        <h2 id="destinations-title">Destinations</h2>
        {(destinations.Count == 0 ? Html.Of($"""<p class="empty">None is configured: nothing can be stored.</p>""") : Table(destinations))}
        </section>
        """);

    private static Html Table(IReadOnlyList<DestinationRow> destinations)
    {
        var rows = destinations.Select(row => Html.Of($"""
            <tr><th scope="row">{row.Cluster} / {row.Name}<span class="note">{row.Address}</span></th><td>{Icon.Of(row.Level)} {row.Health}</td><td class="number">{row.InFlight}</td></tr>
            """));
        return Html.Of($"""
            <table><caption class="unseen">Destinations and their health</caption>
            <thead><tr><th scope="col">Destination</th><th scope="col">Health</th><th scope="col" class="number">In flight</th></tr></thead>
            <tbody>{Html.Join(rows)}</tbody></table>
            """);
    }
}
