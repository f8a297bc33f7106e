using Insight.Edge.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Diagnostics.Tracing;
using Insight.Edge.RequestBody;
using Insight.Edge.Responses;
using Insight.Edge.Validation;
using Yarp.ReverseProxy.Forwarder;

namespace Insight.Edge.Forwarding;

/// <summary>
/// Sends the clean part to the backend and answers once it is stored (contract, check 12).
/// </summary>
/// <remarks>
/// 1. What goes upstream is the body as it was sent where all of it is clean, else the split.
/// 2. The proxy chooses a destination, and <see cref="BufferedForwarder"/> sends it and reads the backend's answer.
/// 3. The public answer is made from what was validated, once the backend has given its receipt for exactly that.
/// </remarks>
internal sealed partial class ForwardingMiddleware(
    RequestDelegate next,
    BodyArrays arrays,
    ResponseWriter responses,
    EdgeMetrics metrics,
    Stages stages,
    RequestSpans spans,
    ILogger<ForwardingMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = EdgeRequest.Of(context);
        var validation = request.Validation!;

        // 1.
        using var split = validation.Issues.IsEmpty ? null : Split(request.Body!, validation);
        request.Clean = split ?? request.Body!;

        // 2.
        using var span = spans.BeginForwarding(request);
        await next(context);
        var upstream = request.Upstream;
        var proxy = context.GetReverseProxyFeature();
        var destination = proxy.ProxiedDestination?.DestinationId;
        var failure = upstream.Receipt is null ? context.GetForwarderErrorFeature() : null;
        var result = ResultOf(context, upstream, failure);
        var cluster = proxy.Cluster.Config.ClusterId;
        request.AtBackend = stages.Ended(Stage.Forward, request);
        metrics.Forwarded(cluster, destination, result, request.AtBackend.Value);
        RequestSpans.EndForwarding(span, cluster, destination, result, upstream.Status);

        // 3.
        if (upstream.Receipt is { } receipt)
        {
            metrics.Told(request.Contract, validation);
            await responses.AnswerAsync(context, Outcome.Of(validation) with { Receipt = receipt });
        }
        else if (result == ForwardResult.CallerGone)
        {
            await responses.AnswerAsync(context, Outcome.CallerGone);
        }
        else
        {
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

    private PooledBody Split(PooledBody body, ValidationResult validation) => PooledBody.Create(
        arrays,
        CleanBody.LengthOf(body.Length, validation),
        (body, validation),
        static (destination, from) => CleanBody.Write(from.body.Bytes, from.validation, destination));

    private static ForwardResult ResultOf(HttpContext context, UpstreamAnswer upstream, IForwarderErrorFeature? failure) =>
        upstream.Receipt is not null ? ForwardResult.Stored
        : context.RequestAborted.IsCancellationRequested ? ForwardResult.CallerGone
        : failure?.Error switch
        {
            ForwarderError.NoAvailableDestinations => ForwardResult.NoDestination,
            ForwarderError.RequestTimedOut => ForwardResult.Timeout,
            ForwarderError.ResponseBodyDestination => ForwardResult.Interrupted,
            not (null or ForwarderError.None) => ForwardResult.Connection,
            _ => upstream.Status == StatusCodes.Status200OK ? ForwardResult.BadReceipt : ForwardResult.BadStatus,
        };

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
