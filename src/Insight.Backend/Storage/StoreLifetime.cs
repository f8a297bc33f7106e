using Insight.Backend.Diagnostics;
using Insight.Backend.Diagnostics.Metrics;
using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Storage;

/// <summary>Opens the database before the server listens, and closes it after the server has finished its requests.</summary>
internal sealed partial class StoreLifetime(IDatabase database, WriteQueue queue, BackendMetrics metrics, TimeProvider time, ILogger<StoreLifetime> logger) : IHostedService
{
    // Where nothing waits, closing takes a moment all the same.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.OpenAsync(cancellationToken);
        }
        catch (StoreUnavailableException away)
        {
            // A server that starts later than the backend is no reason to stop: each request, and each probe, asks it anew.
            Log.Away(logger, away.Cause, away.Code);
            return;
        }
        catch (StorageException failure)
        {
            throw new InvalidOperationException(
                $"{BackendOptions.Section}:{nameof(BackendOptions.Storage)}: the database cannot be opened: {failure.Message}.", failure);
        }

        metrics.Database(isReachable: true);
        Log.Opened(logger);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // What waits is written before the file is closed.
        var writing = queue.DisposeAsync().AsTask();
        await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await writing.WaitAsync(Moment, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!writing.IsCompleted)
        {
            // Nobody was told that it is stored. The database is left as a crash would leave it.
            Log.Abandoned(logger, queue.Waiting);
            return;
        }

        await database.DisposeAsync();
        Log.Closed(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.StoreOpened, LogLevel.Information, "The store is open.")]
        public static partial void Opened(ILogger logger);

        [LoggerMessage(
            BackendEventIds.StoreAway, LogLevel.Warning, "The database is away: {Cause}, code {Code}. The store opens once it answers.")]
        public static partial void Away(ILogger logger, string cause, string code);

        [LoggerMessage(BackendEventIds.QueueAbandoned, LogLevel.Warning, "Time was up before all that waited was written; {Waiting} request(s) were not begun.")]
        public static partial void Abandoned(ILogger logger, int waiting);

        [LoggerMessage(BackendEventIds.StoreClosed, LogLevel.Information, "The store is closed.")]
        public static partial void Closed(ILogger logger);
    }
}
