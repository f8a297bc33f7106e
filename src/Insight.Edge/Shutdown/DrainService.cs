using Insight.Edge.Configuration;

namespace Insight.Edge.Shutdown;

/// <summary>
/// The first thing when the edge is told to stop, before the server stops listening: <c>/readyz</c> says no, every answer asks its caller to come back on another
/// connection, and so it stays for <see cref="ShutdownOptions.DrainDelay"/>.
/// </summary>
internal sealed partial class DrainService(Draining draining, EdgeOptions options, TimeProvider time, ILogger<DrainService> logger) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        draining.Begin();
        Log.Draining(logger, options.Shutdown.DrainDelay.TotalSeconds);
        try
        {
            await Task.Delay(options.Shutdown.DrainDelay, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Told to stop at once: the server hears of it too.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Log.Stopped(logger);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(11000, LogLevel.Information, "Stopping: not ready any more; requests are served for {Seconds} s, then those in flight are finished.")]
        public static partial void Draining(ILogger logger, double seconds);

        [LoggerMessage(11001, LogLevel.Information, "Stopped.")]
        public static partial void Stopped(ILogger logger);
    }
}
