using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>The first thing to know: whether all is well, and what is not.</summary>
internal static class HealthSection
{
    /// <summary>The answer in a sentence; it is also what is read out when it changes.</summary>
    public static string Headline(StatusModel status) => status.Level switch
    {
        Level.Good => "All is well",
        Level.Warning => "It works, and needs a look",
        _ => "Requests fail, or will",
    };

    /// <summary>Renders it.</summary>
    public static Html Render(StatusModel status)
    {
        var notices = status.Notices.Count == 0
            ? Html.Of($"""<p>Ready for requests; every destination is healthy, nothing failed in the last 5 minutes, and no key is about to expire without another.</p>""")
            : Html.Of($"""<ul>{Html.Join(status.Notices.Select(notice => Html.Of($"""<li>{Icon.Of(notice.Level)}<span>{notice.Text}</span></li>""")))}</ul>""");
        return Html.Of($"""
            <section id="health" class="health {Icon.Name(status.Level)}" aria-labelledby="health-title">
            <h2 id="health-title">{Icon.Of(status.Level)}<span>{Headline(status)}</span></h2>
            {notices}
            <p class="stamp">As of {Words.Time(status.Now)}, up for {Words.Span(status.Uptime)}</p>
            </section>
            """);
    }
}
