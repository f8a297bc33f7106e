using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Insight.Edge.Pages;

/// <summary>Answers for browsers, as against those for callers: with headers that let nothing else in.</summary>
internal static class PageAnswer
{
    /// <summary>Sets what every answer for a browser carries.</summary>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="policy">Its content security policy.</param>
    public static void Protect(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>Answers with something that may be kept, and is asked for each time; with 304 to who has it.</summary>
    public static Task WriteAsync(HttpContext context, PageAsset asset)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = asset.ETag;
        if (!Has(context.Request.Headers.IfNoneMatch, asset.ETag))
            return WriteAsync(context, asset.Content, asset.ContentType);
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    /// <summary>Answers with bytes; with their length alone where the request is a HEAD.</summary>
    public static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> content, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static bool Has(StringValues ifNoneMatch, string tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known) && known.Any(each => each.Tag == "*" || each.Tag == tag);
}
