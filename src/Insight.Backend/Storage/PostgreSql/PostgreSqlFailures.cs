using System.Net.Sockets;
using Insight.Backend.Storage.Writing;
using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>What failures of PostgreSQL mean, and how they are told: by their type and SQLSTATE, never by their text.</summary>
internal static class PostgreSqlFailures
{
    /// <summary>A failure without what it says of values.</summary>
    public static StorageException Told(Exception failure) => failure switch
    {
        StorageException told => told,
        // Nothing sent behind it would be answered sooner.
        _ when IsTimeout(failure) => new StoreUnavailableException(nameof(NpgsqlException), nameof(TimeoutException)) { Reason = StorageFailureReason.Timeout },
        PostgresException readOnly when IsReadOnly(readOnly) =>
            new StoreUnavailableException(nameof(PostgresException), readOnly.SqlState) { Reason = StorageFailureReason.ReadOnly },
        PostgresException postgres => new(nameof(PostgresException), postgres.SqlState) { Reason = ReasonOf(postgres.SqlState) },
        NpgsqlException => new(nameof(NpgsqlException), failure.InnerException?.GetType().Name ?? "none") { Reason = StorageFailureReason.Unreachable },
        SocketException => new(nameof(SocketException), "none") { Reason = StorageFailureReason.Unreachable },
        _ => new(failure.GetType().Name, "none"),
    };

    /// <summary>A failure that kept a transaction from beginning.</summary>
    public static StoreUnavailableException Unavailable(Exception failure)
    {
        var told = Told(failure);
        return new(told.Cause, told.Code) { Reason = told.Reason };
    }

    /// <summary>Whether the same may go well at once: another transaction was in the way, or the connection was lost.</summary>
    public static bool MayPass(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        // The server stops, or has lost one of its processes: whoever opens a new connection learns what it is.
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        PostgresException => false,
        NpgsqlException => !IsTimeout(failure),
        _ => false,
    };

    /// <summary>Whether the server may answer later without anybody changing the configuration.</summary>
    public static bool IsAway(Exception failure) => failure switch
    {
        NpgsqlException npgsql => npgsql.IsTransient,
        SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether the session may not write: the server is a standby, or the session began while its database was set to be read-only.</summary>
    public static bool IsReadOnly(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    // By SQLSTATE, or its class (https://www.postgresql.org/docs/15/errcodes-appendix.html).
    private static StorageFailureReason ReasonOf(string sqlState) => sqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => StorageFailureReason.Locked,
        PostgresErrorCodes.QueryCanceled => StorageFailureReason.Timeout,
        ['5', '3', ..] => StorageFailureReason.DiskFull,
        ['5', '8', ..] or ['X', 'X', ..] => StorageFailureReason.Io,
        ['4', '0', ..] or ['2', '3', ..] => StorageFailureReason.Conflict,
        ['0', '8', ..] or ['5', '7', ..] or ['2', '8', ..] or ['3', 'D', ..] => StorageFailureReason.Unreachable,
        _ => StorageFailureReason.Other,
    };

    private static bool IsTimeout(Exception failure) => failure is NpgsqlException { InnerException: TimeoutException } or TimeoutException;
}
