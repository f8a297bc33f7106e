using System.Text;
using Insight.Edge.Management.Status.Model;
using Insight.Edge.Management.Status.Page;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Insight.Edge.Management.Status;

/// <summary><c>/</c>: how the edge is, for people; <c>/status/sections</c>: its part that changes; and the page's two files.</summary>
internal sealed class StatusEndpoint(StatusReader reader)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static readonly Dictionary<string, StatusAsset> Assets = new(StringComparer.Ordinal)
    {
        ["/status/page.css"] = StatusAsset.Read("status.page.css", "text/css; charset=utf-8"),
        ["/status/page.js"] = StatusAsset.Read("status.page.js", "text/javascript; charset=utf-8"),
    };

    /// <summary>Whether a path is one of these.</summary>
    public static bool Serves(string? path) => path is "/" or "/status/sections" || (path is not null && Assets.ContainsKey(path));

    /// <summary>Answers one of them.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (Assets.TryGetValue(context.Request.Path.Value!, out var asset))
            return AnswerAsync(context, asset);
        headers.CacheControl = "no-store";
        var status = reader.Read();
        var html = context.Request.Path.Value == "/" ? StatusPage.Render(status) : StatusPage.Sections(status);
        return WriteAsync(context, Encoding.UTF8.GetBytes(html.Text), "text/html; charset=utf-8");
    }

    private static Task AnswerAsync(HttpContext context, StatusAsset asset)
    {
        context.Response.Headers.CacheControl = "no-cache"; // may be kept, and is asked for each time
        context.Response.Headers.ETag = asset.ETag;
        if (!Has(context.Request.Headers.IfNoneMatch, asset.ETag))
            return WriteAsync(context, asset.Content, asset.ContentType);
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    private static bool Has(StringValues ifNoneMatch, string tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known) && known.Any(each => each.Tag == "*" || each.Tag == tag);

    private static Task WriteAsync(HttpContext context, byte[] content, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }
}
