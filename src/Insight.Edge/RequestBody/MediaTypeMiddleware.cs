using Insight.Edge.Responses;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Insight.Edge.RequestBody;

/// <summary>Lets only JSON in UTF-8 pass that is not compressed (contract, check 5).</summary>
internal sealed class MediaTypeMiddleware(RequestDelegate next, ResponseWriter responses)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!IsJson(headers.ContentType))
            return responses.AnswerAsync(context, Outcome.UnsupportedMediaType);
        if (!IsIdentity(headers.ContentEncoding))
            return responses.AnswerAsync(context, Outcome.UnsupportedContentEncoding);
        return next(context);
    }

    private static bool IsJson(StringValues contentType)
    {
        if (contentType is ["application/json"])
            return true;
        return contentType.Count == 1 &&
            MediaTypeHeaderValue.TryParse(contentType[0], out var mediaType) &&
            mediaType.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) &&
            mediaType.Parameters
                .Where(parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase))
                .All(parameter => HeaderUtilities.RemoveQuotes(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    // Several codings may stand in one header, or in several (RFC 9110, 8.4).
    private static bool IsIdentity(StringValues contentEncoding) =>
        contentEncoding.Count == 0 ||
        contentEncoding.All(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries)
            .All(coding => coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase)));
}
