using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>How failures of SQLite are told: by their type and code, never by their text.</summary>
internal static class SqliteFailures
{
    /// <summary>A failure without what it says of values.</summary>
    public static StorageException Told(Exception failure) => failure switch
    {
        StorageException told => told,
        SqliteException sqlite => new(nameof(SqliteException), $"{sqlite.SqliteErrorCode}/{sqlite.SqliteExtendedErrorCode}") { Reason = ReasonOf(sqlite.SqliteErrorCode) },
        // The folder cannot be made, or is not ours.
        IOException or UnauthorizedAccessException => new(failure.GetType().Name, "none") { Reason = StorageFailureReason.Unreachable },
        _ => new(failure.GetType().Name, "none"),
    };

    // https://www.sqlite.org/rescode.html
    private static StorageFailureReason ReasonOf(int code) => code switch
    {
        SQLITE_BUSY or SQLITE_LOCKED => StorageFailureReason.Locked,
        SQLITE_READONLY => StorageFailureReason.ReadOnly,
        SQLITE_FULL => StorageFailureReason.DiskFull,
        SQLITE_IOERR or SQLITE_CORRUPT or SQLITE_NOTADB => StorageFailureReason.Io,
        SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH => StorageFailureReason.Unreachable,
        SQLITE_CONSTRAINT => StorageFailureReason.Conflict,
        _ => StorageFailureReason.Other,
    };
}
