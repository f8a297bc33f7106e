using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insight.Edge.Pages;
using Insight.Edge.Portal.Checking;
using Insight.Edge.Responses;
using Insight.Edge.Shutdown;

namespace Insight.Edge.Portal;

/// <summary>What the portal's answers have in common: their headers, and how they refuse, in the contract's words.</summary>
/// <param name="contracts">The first of them has the envelope.</param>
/// <param name="draining">Whether the edge is about to stop.</param>
internal sealed class PortalAnswers(EdgeContracts contracts, Draining draining)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    // Apostrophes as they are: the answer is JSON, and never part of a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sets what every answer carries. No header lets another site's pages read it.</summary>
    public void Begin(HttpContext context)
    {
        var headers = context.Response.Headers;
        PageAnswer.Protect(headers, Policy);
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers[EdgeHeaders.RequestId] = EdgeRequest.Of(context).RequestId;
        if (draining.IsOn && HttpProtocol.IsHttp11(context.Request.Protocol))
            headers.Connection = "close"; // the next request is another edge's
    }

    /// <summary>Refuses a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="outcome">Why.</param>
    /// <param name="allow">The methods that there are, where it is for that.</param>
    public Task RefuseAsync(HttpContext context, Outcome outcome, string? allow = null)
    {
        if (outcome.Kind == OutcomeKind.CallerGone)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        var responses = contracts.Default.Responses;
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if (allow is not null)
            headers.Allow = allow;
        if (outcome.Kind == OutcomeKind.RateLimited)
            headers.RetryAfter = outcome.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        if (outcome.Kind == OutcomeKind.Unreadable && HttpProtocol.IsHttp11(context.Request.Protocol))
            headers.Connection = "close"; // nobody knows for sure where the next request begins
        context.Response.StatusCode = responses.StatusOf(outcome.Kind);
        return PageAnswer.WriteAsync(context, BodyOf(responses, outcome), "application/json");
    }

    /// <summary>Refuses a check against a contract that there is not: to guess another would be to answer what was not asked.</summary>
    public Task RefuseContractAsync(HttpContext context) => RefuseAsync(
        context,
        StatusCodes.Status400BadRequest,
        $"There is no such contract. '{CheckEndpoint.ContractParameter}' must be one of {string.Join(", ", contracts.Names)}; without it the contract is guessed.");

    /// <summary>Refuses a payload by its declared type: a check takes more than a webhook does, and says so.</summary>
    public static Task RefuseContentTypeAsync(HttpContext context) => RefuseAsync(
        context, StatusCodes.Status415UnsupportedMediaType, $"Content-Type must be {string.Join(" or ", CheckEndpoint.ContentTypes)}.");

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = status;
        var body = new JsonObject { ["message"] = message, ["success"] = false, ["code"] = status };
        return PageAnswer.WriteAsync(context, Encoding.UTF8.GetBytes(body.ToJsonString(Plain)), "application/json");
    }

    private static byte[] BodyOf(ContractResponses responses, Outcome outcome)
    {
        using var body = AnswerBuffer.Rent();
        responses.WriteBody(body, outcome);
        return body.Written.ToArray();
    }
}
