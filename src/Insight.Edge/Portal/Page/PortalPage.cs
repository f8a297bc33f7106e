using Insight.Edge.Pages;

namespace Insight.Edge.Portal.Page;

/// <summary>What all pages have around them.</summary>
internal static class PortalPage
{
    private static readonly (string Path, string Name)[] Pages =
    [
        ("/docs", "Reference"),
        ("/docs/checker", "Checker"),
        ("/docs/signature", "Signatures"),
        ("/docs/examples", "Examples"),
    ];

    /// <summary>A whole page.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="title">Its title.</param>
    /// <param name="script">The module that it needs; null where it needs none.</param>
    /// <param name="main">What is on it.</param>
    public static Html Render(string path, string title, string? script, Html main) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} – Insight Edge</title>
        <link rel="icon" href="/docs/assets/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/docs/assets/portal.css">
        {(script is null ? Html.None : Html.Of($"""<script src="/docs/assets/{script}" type="module"></script>"""))}
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top"><div>
        <p class="mark"><a href="/docs"><img src="/docs/assets/icon.svg" alt="" width="20" height="20"> Insight Edge <span>for integrators</span></a></p>
        <nav aria-label="Pages"><ul>{Html.Join(Pages.Select(page => Link(page.Path, page.Name, page.Path == path)))}</ul></nav>
        </div></header>
        <main id="main" tabindex="-1">
        {main}
        </main>
        <footer><p>These pages are part of the edge that they describe: they are made of the rules that it checks by, and load nothing from elsewhere.</p></footer>
        </body>
        </html>
        """);

    private static Html Link(string path, string name, bool isHere) => isHere
        ? Html.Of($"""<li><a href="{path}" aria-current="page">{name}</a></li>""")
        : Html.Of($"""<li><a href="{path}">{name}</a></li>""");
}
