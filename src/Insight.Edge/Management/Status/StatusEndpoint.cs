using System.Text;
using Insight.Edge.Management.Status.Model;
using Insight.Edge.Management.Status.Page;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status;

/// <summary><c>/</c>: how the edge is, for people; <c>/status/sections</c>: its part that changes; and the page's two files.</summary>
internal sealed class StatusEndpoint(StatusReader reader)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static readonly Dictionary<string, PageAsset> Assets = new(StringComparer.Ordinal)
    {
        ["/status/page.css"] = PageAsset.Read("status.page.css", "text/css; charset=utf-8"),
        ["/status/page.js"] = PageAsset.Read("status.page.js", "text/javascript; charset=utf-8"),
    };

    /// <summary>Whether a path is one of these.</summary>
    public static bool Serves(string? path) => path is "/" or "/status/sections" || (path is not null && Assets.ContainsKey(path));

    /// <summary>Answers one of them.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        PageAnswer.Protect(headers, Policy);
        if (Assets.TryGetValue(context.Request.Path.Value!, out var asset))
            return PageAnswer.WriteAsync(context, asset);
        headers.CacheControl = "no-store";
        var status = reader.Read();
        var html = context.Request.Path.Value == "/" ? StatusPage.Render(status) : StatusPage.Sections(status);
        return PageAnswer.WriteAsync(context, Encoding.UTF8.GetBytes(html.Text), "text/html; charset=utf-8");
    }
}
