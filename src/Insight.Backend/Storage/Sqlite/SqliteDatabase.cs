using System.Collections.Concurrent;
using Insight.Backend.Diagnostics;
using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>
/// One SQLite file: a single writer behind a gate, because SQLite has one write lock, and a few readers, which the write-ahead
/// log lets read meanwhile. SQLite's calls block, so they run on the queue's thread or on the thread pool, and never on a thread
/// that serves sockets.
/// </summary>
internal sealed partial class SqliteDatabase(SqliteConnections connections, TimeProvider time, ILogger<SqliteDatabase> logger)
    : IDatabase, IGroupWriter
{
    private const int MaxReaders = 4;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly SemaphoreSlim _readerSlots = new(MaxReaders);
    private readonly ConcurrentBag<SqliteReader> _idleReaders = [];
    private SqliteWriter? _writer;
    private bool _closed;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => UseWriterAsync(static _ => 0, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await UseWriterAsync(
                static writer =>
                {
                    writer.Begin();
                    writer.Probe();
                    return true;
                },
                cancellationToken);
        }
        catch (StorageException failure)
        {
            Log.NotReady(logger, failure.Cause, failure.Code);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyList<PendingWrite> group)
    {
        _gate.Wait();
        try
        {
            ThrowIfClosed();
            BeginWriting().WriteGroup(group);
        }
        catch (Exception failure)
        {
            CloseWriter();
            throw SqliteFailures.Told(failure);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Does a piece of reading.</summary>
    /// <exception cref="StorageException">It failed.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteReader, T> work, CancellationToken cancellationToken)
    {
        await _readerSlots.WaitAsync(cancellationToken);
        try
        {
            ThrowIfClosed();
            return await Task.Run(() => Read(work), CancellationToken.None);
        }
        finally
        {
            _readerSlots.Release();
        }
    }

    /// <summary>Waits for what has begun, then closes the readers and at last the writer, which folds the log into the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        for (var slot = 0; slot < MaxReaders; slot++) await _readerSlots.WaitAsync();
        _closed = true;
        while (_idleReaders.TryTake(out var reader)) reader.Dispose();
        CloseWriter();
        _readerSlots.Release(MaxReaders);
        _gate.Release();
    }

    private async Task<T> UseWriterAsync<T>(Func<SqliteWriter, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ThrowIfClosed();
            // Not cancelled from here on: a caller that leaves must not leave half a transaction.
            return await Task.Run(() => UseWriter(work), CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }

    private T UseWriter<T>(Func<SqliteWriter, T> work)
    {
        try
        {
            return work(_writer ??= OpenWriter());
        }
        catch (Exception failure)
        {
            CloseWriter();
            throw SqliteFailures.Told(failure);
        }
    }

    private SqliteWriter BeginWriting()
    {
        try
        {
            var writer = _writer ??= OpenWriter();
            writer.Begin();
            return writer;
        }
        catch (Exception failure)
        {
            var told = SqliteFailures.Told(failure);
            throw new StoreUnavailableException(told.Cause, told.Code) { Reason = told.Reason };
        }
    }

    // Whatever state it is in: closing it rolls back, and the next piece of work gets a fresh one.
    private void CloseWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private SqliteWriter OpenWriter()
    {
        connections.CreateFolder();
        var connection = connections.OpenForWriting();
        try
        {
            SqliteMigrations.Apply(connection);
            return new SqliteWriter(connection, time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private T Read<T>(Func<SqliteReader, T> work)
    {
        SqliteReader? reader = null;
        try
        {
            if (!_idleReaders.TryTake(out reader)) reader = new SqliteReader(connections.OpenForReading());
            var result = work(reader);
            _idleReaders.Add(reader);
            return result;
        }
        catch (Exception failure)
        {
            reader?.Dispose();
            throw SqliteFailures.Told(failure);
        }
    }

    private void ThrowIfClosed()
    {
        if (_closed) throw new StorageException("the store is closed", "none") { Reason = StorageFailureReason.Stopping };
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.StoreNotReady, LogLevel.Warning, "The store is not ready: {Cause}, code {Code}.")]
        public static partial void NotReady(ILogger logger, string cause, string code);
    }
}
