using Insight.Edge.Configuration;
using Insight.Edge.Responses;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Sandbox;

/// <summary>
/// Fails as a request asks for by <see cref="EdgeHeaders.SandboxFail"/>, in the sandbox; elsewhere it refuses such a request. It stands behind
/// the checks of key, signature and EHR: who is not let in chooses nothing.
/// </summary>
internal sealed partial class SandboxMiddleware(
    RequestDelegate next,
    EdgeOptions options,
    FailureCounts counts,
    ResponseWriter responses,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<SandboxMiddleware> logger)
{
    private const int RetryAfterSeconds = 1;

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Headers.TryGetValue(EdgeHeaders.SandboxFail, out var header) ? FailAsync(context, header) : next(context);

    private Task FailAsync(HttpContext context, StringValues header)
    {
        if (!options.Sandbox.Enabled)
            return responses.AnswerAsync(context, Outcome.NoSandbox);
        if (!SandboxFailure.TryParse(header, out var failure))
            return responses.AnswerAsync(context, Outcome.UnknownSandboxFailure);

        var request = EdgeRequest.Of(context);
        if (failure.Times is { } times && !counts.MustFail(request, failure.Kind, times))
            return next(context);

        Log.Failing(logger, request.RequestId, failure.Kind);
        switch (failure.Kind)
        {
            case SandboxFailureKind.Slow:
                return DelayAsync(context, request);
            case SandboxFailureKind.Timeout:
                return HangUpAsync(context);
            case SandboxFailureKind.RateLimited:
                request.Quota = request.Quota?.UsedUp(RetryAfterSeconds);
                return responses.AnswerAsync(context, Outcome.RateLimited(RetryAfterSeconds));
            default:
                return responses.AnswerAsync(context, Outcome.UpstreamFailed);
        }
    }

    private async Task DelayAsync(HttpContext context, EdgeRequest request)
    {
        await WaitAsync(context, options.Sandbox.Delay);
        request.StageBegan = time.GetTimestamp(); // the wait is no stage's work
        await next(context);
    }

    private async Task HangUpAsync(HttpContext context)
    {
        await WaitAsync(context, options.Sandbox.Timeout);
        await responses.AnswerAsync(context, Outcome.CallerGone);
    }

    // Not longer than there is a caller, and an edge that runs.
    private async Task WaitAsync(HttpContext context, TimeSpan duration)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(duration, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.RequestAborted.ThrowIfCancellationRequested();
    }

    private static partial class Log
    {
        [LoggerMessage(14000, LogLevel.Information, "{RequestId}: fails as it asked for: {Failure}.")]
        public static partial void Failing(ILogger logger, string requestId, SandboxFailureKind failure);
    }
}
