using Insight.Backend.Diagnostics;
using Insight.Backend.Storage.Writing;
using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>
/// One PostgreSQL database, which other backends may use at the same time. Writing blocks, on the queue's thread; reading does
/// not. Connections come from a pool, which drops those that are lost: whatever happened to the server, the next piece of work
/// asks it anew.
/// </summary>
internal sealed partial class PostgreSqlDatabase(PostgreSqlConnections connections, TimeProvider time, ILogger<PostgreSqlDatabase> logger)
    : IDatabase, IGroupWriter
{
    private const int MaxAttempts = 3;

    // A standby, and a server that is set to be read-only, refuse it although it looks for a key that no row has.
    private const string ProbeSql = "UPDATE appointments SET client = client WHERE ehr = '' AND id_key = ''";

    private readonly SemaphoreSlim _probing = new(1);
    private volatile bool _isSchemaCurrent;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => Task.Run(Open, CancellationToken.None);

    /// <inheritdoc/>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        await _probing.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(Probe, CancellationToken.None);
            return true;
        }
        catch (Exception failure)
        {
            // As after a group that failed: where the tables are gone, the next probe makes them, and no request has to fail for it.
            _isSchemaCurrent = false;
            RenewSessionsAfter(failure);
            var told = PostgreSqlFailures.Told(failure);
            Log.NotReady(logger, told.Cause, told.Code);
            return false;
        }
        finally
        {
            _probing.Release();
        }
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyList<PendingWrite> group)
    {
        for (var attempt = 1; !TryWrite(group, isLast: attempt == MaxAttempts); attempt++)
        {
        }
    }

    /// <summary>Does a piece of reading; again where the connection turns out to be lost.</summary>
    /// <exception cref="StorageException">It failed.</exception>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await connections.Reading.OpenConnectionAsync(cancellationToken);
                return await work(connection, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                if (attempt == MaxAttempts || !PostgreSqlFailures.MayPass(failure)) throw PostgreSqlFailures.Told(failure);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private void Open()
    {
        try
        {
            using var connection = OpenWriting();
        }
        catch (Exception failure)
        {
            throw PostgreSqlFailures.IsAway(failure) ? PostgreSqlFailures.Unavailable(failure) : PostgreSqlFailures.Told(failure);
        }
    }

    private void Probe()
    {
        using var connection = OpenWriting();
        using var command = new NpgsqlCommand(ProbeSql, connection);
        command.ExecuteNonQuery();
    }

    private bool TryWrite(IReadOnlyList<PendingWrite> group, bool isLast)
    {
        using var connection = BeginWriting();
        try
        {
            PostgreSqlGroup.Write(connection, group, time);
            return true;
        }
        catch (Exception failure)
        {
            // Whatever it was: the schema is looked at again before the next group.
            _isSchemaCurrent = false;
            RenewSessionsAfter(failure);
            if (!isLast && PostgreSqlFailures.MayPass(failure)) return false;
            throw PostgreSqlFailures.Told(failure);
        }
    }

    // A session may stay read-only after its database is not (ALTER DATABASE … SET counts for new ones), or its server may not be the one any more to
    // which the name leads: only a new session finds out.
    private void RenewSessionsAfter(Exception failure)
    {
        if (PostgreSqlFailures.IsReadOnly(failure)) connections.Writing.Clear();
    }

    private NpgsqlConnection BeginWriting()
    {
        try
        {
            return OpenWriting();
        }
        catch (Exception failure)
        {
            throw PostgreSqlFailures.Unavailable(failure);
        }
    }

    private NpgsqlConnection OpenWriting()
    {
        var connection = connections.Writing.OpenConnection();
        try
        {
            if (!_isSchemaCurrent)
            {
                PostgreSqlSession.Check(connection);
                PostgreSqlMigrations.Apply(connection);
                _isSchemaCurrent = true;
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.StoreNotReady, LogLevel.Warning, "The store is not ready: {Cause}, code {Code}.")]
        public static partial void NotReady(ILogger logger, string cause, string code);
    }
}
