using Insight.Edge.RequestBody;
using Insight.Edge.Responses;
using Insight.Edge.Validation;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Forwarder;

namespace Insight.Edge.Forwarding;

/// <summary>
/// Sends the clean part to the backend and answers once it is stored (contract, check 12).
/// </summary>
/// <remarks>
/// 1. The request's body is replaced: by the same bytes where all of them are clean, else by the split. The proxy does not
///    rewrite bodies, so this is done before it.
/// 2. The proxy chooses a destination and sends it. <see cref="UpstreamTransforms"/> decides what goes with it, reads
///    the backend's answer and keeps it from the caller.
/// 3. The public answer is made from what was validated, once the backend has given its receipt for exactly that.
/// </remarks>
internal sealed partial class ForwardingMiddleware(RequestDelegate next, ResponseWriter responses, ILogger<ForwardingMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = EdgeRequest.Of(context);
        var validation = request.Validation!;

        // 1.
        using var split = validation.Issues.IsEmpty ? null : Split(request.Body!, validation);
        Replace(context.Request, split ?? request.Body!);

        // 2.
        await next(context);

        // 3.
        var upstream = request.Upstream;
        if (upstream.Receipt is { } receipt)
        {
            await responses.AnswerAsync(context, Outcome.Of(validation) with { Receipt = receipt });
        }
        else if (context.RequestAborted.IsCancellationRequested)
        {
            await responses.AnswerAsync(context, Outcome.CallerGone);
        }
        else
        {
            var failure = context.GetForwarderErrorFeature();
            var destination = context.GetReverseProxyFeature().ProxiedDestination?.DestinationId;
            Log.NotStored(
                logger,
                request.RequestId,
                destination,
                failure?.Error ?? ForwarderError.None,
                CauseOf(failure?.Exception),
                upstream.Status);
            await responses.AnswerAsync(context, Outcome.UpstreamFailed);
        }
    }

    private static PooledBody Split(PooledBody body, ValidationResult validation) => PooledBody.Create(
        CleanBody.LengthOf(body.Length, validation),
        (body, validation),
        static (destination, from) => CleanBody.Write(from.body.Bytes, from.validation, destination));

    private static void Replace(HttpRequest request, PooledBody body)
    {
        request.Body = body.OpenRead();
        request.Headers.Remove(HeaderNames.TransferEncoding);
        request.ContentLength = body.Length;

        // The proxy would turn the request into one of another protocol.
        request.Headers.Remove(HeaderNames.Upgrade);
    }

    // Not the exception itself: one line an outcome, and no text that this code did not write.
    private static string? CauseOf(Exception? exception) =>
        exception is HttpRequestException request ? request.HttpRequestError.ToString() : exception?.GetType().Name;

    private static partial class Log
    {
        [LoggerMessage(
            6000,
            LogLevel.Warning,
            "{RequestId}: the backend did not store what was sent. Destination {Destination}, error {Error} ({Cause}), status {Status}.")]
        public static partial void NotStored(
            ILogger logger,
            string requestId,
            string? destination,
            ForwarderError error,
            string? cause,
            int? status);
    }
}
