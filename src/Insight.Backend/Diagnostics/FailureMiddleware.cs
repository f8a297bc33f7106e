using Insight.Backend.Endpoints;

namespace Insight.Backend.Diagnostics;

/// <summary>Answers for whatever no endpoint expected. Logs an exception's type only: its message might quote a payload.</summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> logger)
{
    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerGone(logger);
        }
        catch (BadHttpRequestException unreadable)
        {
            Log.CallerGone(logger);
            await AnswerAsync(context, unreadable.StatusCode, "body: could not be read.");
        }
        catch (Exception unexpected)
        {
            Log.RequestFailed(logger, unexpected.GetType().Name);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "unexpected error");
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, string error)
    {
        if (!context.Response.HasStarted) return Answers.ErrorAsync(context, status, error);
        // Half an answer is out: only a broken connection tells the caller not to trust it.
        context.Abort();
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.CallerGone, LogLevel.Debug, "The caller went away or its request could not be read to the end.")]
        public static partial void CallerGone(ILogger logger);

        [LoggerMessage(BackendEventIds.RequestFailed, LogLevel.Error, "A request failed: {ExceptionType}.")]
        public static partial void RequestFailed(ILogger logger, string exceptionType);
    }
}
