using Insight.Backend.Diagnostics;

namespace Insight.Backend.Shutdown;

/// <summary>
/// The first thing when the backend is told to stop, before the server stops listening: <c>/readyz</c> says no, and so it stays for
/// <see cref="ShutdownOptions.DrainDelay"/>.
/// </summary>
internal sealed partial class DrainService(Draining draining, ShutdownOptions options, TimeProvider time, ILogger<DrainService> logger) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        draining.Begin();
        Log.Draining(logger, options.DrainDelay.TotalSeconds);
        try
        {
            await Task.Delay(options.DrainDelay, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Told to stop at once: the server hears of it too.
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            BackendEventIds.Draining,
            LogLevel.Information,
            "Stopping: not ready any more; requests are served for {Seconds} s, then those in flight are finished.")]
        public static partial void Draining(ILogger logger, double seconds);
    }
}
