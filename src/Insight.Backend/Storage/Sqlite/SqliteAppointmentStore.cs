using System.Collections.Concurrent;
using Insight.Backend.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>
/// Appointments in one SQLite file: a single writer behind an asynchronous gate, because SQLite has one write lock, and a few
/// readers, which the write-ahead log lets read meanwhile. SQLite's calls block, so they run on the thread pool and never on
/// a thread that serves sockets.
/// </summary>
internal sealed partial class SqliteAppointmentStore(
    SqliteConnections connections, TimeProvider time, ILogger<SqliteAppointmentStore> logger) : IAppointmentStore
{
    private const int MaxReaders = 4;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly SemaphoreSlim _readerSlots = new(MaxReaders);
    private readonly ConcurrentBag<SqliteReader> _idleReaders = [];
    private SqliteWriter? _writer;
    private bool _closed;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => WriteAsync(static _ => 0, cancellationToken);

    /// <inheritdoc/>
    public Task<int> UpsertAsync(AppointmentBatch batch, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.Upsert(batch, time.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(
                writer =>
                {
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
    public async Task<StoredAppointment?> FindAsync(string ehr, string id, CancellationToken cancellationToken)
    {
        await _readerSlots.WaitAsync(cancellationToken);
        try
        {
            ThrowIfClosed();
            return await Task.Run(() => Find(ehr, id), CancellationToken.None);
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
        _writer?.Dispose();
        _writer = null;
        _readerSlots.Release(MaxReaders);
        _gate.Release();
    }

    private async Task<T> WriteAsync<T>(Func<SqliteWriter, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ThrowIfClosed();
            // Not cancelled from here on: a caller that leaves must not leave half a transaction.
            return await Task.Run(() => Write(work), CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }

    private T Write<T>(Func<SqliteWriter, T> work)
    {
        try
        {
            return work(_writer ??= OpenWriter());
        }
        catch (Exception failure)
        {
            // Whatever state it is in: closing it rolls back, and the next batch gets a fresh one.
            _writer?.Dispose();
            _writer = null;
            throw Told(failure);
        }
    }

    private SqliteWriter OpenWriter()
    {
        connections.CreateFolder();
        var connection = connections.OpenForWriting();
        try
        {
            SqliteMigrations.Apply(connection);
            return new SqliteWriter(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private StoredAppointment? Find(string ehr, string id)
    {
        SqliteReader? reader = null;
        try
        {
            if (!_idleReaders.TryTake(out reader)) reader = new SqliteReader(connections.OpenForReading());
            var found = reader.Find(ehr, id);
            _idleReaders.Add(reader);
            return found;
        }
        catch (Exception failure)
        {
            reader?.Dispose();
            throw Told(failure);
        }
    }

    private void ThrowIfClosed()
    {
        if (_closed) throw new StorageException("the store is closed", "none");
    }

    private static StorageException Told(Exception failure) => failure switch
    {
        StorageException told => told,
        SqliteException sqlite => new(nameof(SqliteException), $"{sqlite.SqliteErrorCode}/{sqlite.SqliteExtendedErrorCode}"),
        _ => new(failure.GetType().Name, "none"),
    };

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.StoreNotReady, LogLevel.Warning, "The store is not ready: {Cause}, code {Code}.")]
        public static partial void NotReady(ILogger logger, string cause, string code);
    }
}
