using System.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Diagnostics.Tracing;
using Insight.Edge.Responses;

namespace Insight.Edge.Diagnostics;

/// <summary>
/// The first and the last of every request: gives it an id, answers what no stage answered, and writes one line about it.
/// </summary>
internal sealed partial class OutcomesMiddleware(
    RequestDelegate next,
    EdgeContracts contracts,
    ResponseWriter responses,
    EdgeMetrics metrics,
    RequestSpans spans,
    TimeProvider time,
    ILogger<OutcomesMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        var request = new EdgeRequest(RequestIds.Of(context.Request.Headers[EdgeHeaders.RequestId], time), contracts.Default)
        {
            StageBegan = start,
            Span = spans.Begin(context),
        };
        context.Features.Set(request);
        try
        {
            await next(context);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            request.Outcome = Outcome.CallerGone;
        }
        catch (Exception e)
        {
            await AnswerUnexpectedAsync(context, request, e);
        }

        if (request.IsPortals)
        {
            RequestSpans.Discard(request);
            return;
        }

        var elapsed = time.GetElapsedTime(start);
        var outcome = request.Outcome ?? Outcome.Unexpected;
        metrics.Answered(request, outcome, elapsed);
        RequestSpans.End(context, request, outcome);
        Write(context, request, outcome, elapsed);
    }

    private async Task AnswerUnexpectedAsync(HttpContext context, EdgeRequest request, Exception exception)
    {
        // An exception's message may quote what it failed on: only its type and where it came from are told.
        Log.Failed(logger, request.RequestId, exception.GetType().FullName, new StackTrace(exception).ToString());
        if (context.Response.HasStarted)
        {
            request.Outcome = Outcome.Unexpected;
            context.Abort();
            return;
        }

        await responses.AnswerAsync(context, Outcome.Unexpected);
    }

    private void Write(HttpContext context, EdgeRequest request, Outcome outcome, TimeSpan elapsed)
    {
        var level = outcome.Kind switch
        {
            OutcomeKind.CallerGone => LogLevel.Debug,
            OutcomeKind.UpstreamFailed or OutcomeKind.Unexpected => LogLevel.Error,
            _ => LogLevel.Information,
        };
        if (!logger.IsEnabled(level))
            return;
        var line = new OutcomeLine
        {
            RequestId = request.RequestId,
            Contract = request.Contract.Name,
            Client = request.Client?.Id,
            Ehr = request.Client?.Ehr,
            Outcome = outcome.Kind,
            Status = outcome.Kind == OutcomeKind.CallerGone ? null : context.Response.StatusCode,
            Accepted = outcome.Accepted,
            Refused = outcome.Refused,
            Issues = outcome.Issues,
            Milliseconds = elapsed.TotalMilliseconds,
            BackendMilliseconds = request.AtBackend?.TotalMilliseconds,
            TraceId = request.Span?.TraceId.ToHexString(),
        };
        logger.Log(level, OutcomeLine.Event, line, exception: null, static (line, _) => line.ToString());
    }

    private static partial class Log
    {
        [LoggerMessage(9001, LogLevel.Error, "{RequestId}: unexpected {Exception}\n{StackTrace}")]
        public static partial void Failed(ILogger logger, string requestId, string? exception, string stackTrace);
    }
}
