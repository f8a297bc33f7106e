using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>The page: complete as it comes, for whoever has no script. The script fetches the sections anew, and nothing else.</summary>
internal static class StatusPage
{
    /// <summary>The whole page.</summary>
    public static Html Render(StatusModel status) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{status.Host} – Insight Edge</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/status/page.css">
        <script src="/status/page.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
        <h1>Insight Edge <small>{status.Host}</small></h1>
        <p id="refresh"><span id="refresh-state">Reload the page to bring it up to date.</span> <button id="pause" type="button" hidden>Pause</button></p>
        </header>
        <p id="announce" class="unseen" role="status"></p>
        <p id="connection" class="connection" hidden></p>
        <main id="main" tabindex="-1">
        {Sections(status)}
        </main>
        <footer>
        <p>Version {status.Version}. Times are UTC. Counts are this edge's alone, and of the last 15 minutes; none of them is of a payload's values.</p>
        <nav aria-label="More of this edge"><a href="/metrics">Metrics</a> <a href="/readyz">Readiness</a> <a href="/healthz">Liveness</a></nav>
        </footer>
        </body>
        </html>
        """);

    /// <summary>What changes, for the script.</summary>
    public static Html Sections(StatusModel status) => Html.Join(
    [
        HealthSection.Render(status),
        TrafficSection.Render(status.Traffic),
        RefusalSection.Render(status),
        Html.Of($"""<div class="columns-3">"""),
        DestinationSection.Render(status.Destinations),
        KeySection.Render(status),
        ConfigurationSection.Render(status),
        Html.Of($"""</div>"""),
    ]);
}
