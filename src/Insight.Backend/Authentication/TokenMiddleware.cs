using Insight.Backend.Diagnostics;
using Insight.Backend.Endpoints;

namespace Insight.Backend.Authentication;

/// <summary>
/// Lets only the edge pass: whoever sends an accepted token. It stands behind routing, because what is open is decided by the endpoint that will
/// answer, not by a path that something else may read otherwise.
/// </summary>
internal sealed partial class TokenMiddleware(RequestDelegate next, AcceptedTokens tokens, ILogger<TokenMiddleware> logger)
{
    /// <summary>Goes on, or answers 401.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!tokens.AreRequired)
            return next(context);

        // A probe needs no token, but one with a wrong token is an edge that could store nothing: it must not take the backend for ready.
        var authorization = context.Request.Headers.Authorization;
        if (authorization.Count == 0 ? IsOpen(context) : tokens.Accept(authorization))
            return next(context);

        Log.Refused(logger, context.Connection.RemoteIpAddress);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Answers.ErrorAsync(context, StatusCodes.Status401Unauthorized, "unauthorized");
    }

    private static bool IsOpen(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<OpenEndpoint>() is not null;

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.TokenMissing, LogLevel.Warning, "A request from {Address} without an accepted token was refused.")]
        public static partial void Refused(ILogger logger, System.Net.IPAddress? address);
    }
}
