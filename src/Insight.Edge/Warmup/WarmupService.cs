namespace Insight.Edge.Warmup;

/// <summary>
/// Runs the warm-up in the background of the start: the edge serves meanwhile, but does not say that it is ready. One that fails is
/// logged, and the edge does without.
/// </summary>
/// <param name="warmup">What is run.</param>
/// <param name="state">Is told when it is over.</param>
/// <param name="logger">Is told when it fails.</param>
internal sealed partial class WarmupService(IWarmup warmup, WarmupState state, ILogger<WarmupService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start is not to wait for it.
        await Task.Yield();
        try
        {
            await warmup.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            Log.Failed(logger, e.GetType().FullName, e.Message);
        }
        finally
        {
            state.Done();
        }
    }

    private static partial class Log
    {
        // Nothing of a caller's is in a warm-up, so its message can be told.
        [LoggerMessage(10000, LogLevel.Warning, "The warm-up failed; the first requests will be slower. {Exception}: {Message}")]
        public static partial void Failed(ILogger logger, string? exception, string message);
    }
}
