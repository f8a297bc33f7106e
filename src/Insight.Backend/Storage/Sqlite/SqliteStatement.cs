using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>
/// A prepared statement on SQLite's own interface. <see cref="SqliteCommand"/> costs a row several times what this does: it looks
/// parameters up by name, boxes, and copies documents once more. Parameters count from 1 and columns from 0, as SQLite has it;
/// what is bound stays bound until it is bound anew.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int MaxStackBytes = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares a statement.</summary>
    /// <exception cref="SqliteException">It is not understood.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        // Persistent: it is kept as long as the connection, so SQLite takes its memory from elsewhere than the lookaside.
        ThrowIfFailed(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Binds a text, or NULL.</summary>
    public void Bind(int parameter, string? text)
    {
        if (text is null)
        {
            ThrowIfFailed(raw.sqlite3_bind_null(_statement, parameter));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var utf8 = most <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            BindText(parameter, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true); // patient data
        }
    }

    /// <summary>Binds a text, which SQLite copies.</summary>
    public void BindText(int parameter, ReadOnlySpan<byte> utf8) =>
        // A span of no bytes has no address, and SQLite takes that for NULL.
        ThrowIfFailed(utf8.IsEmpty ? raw.sqlite3_bind_text(_statement, parameter, "") : raw.sqlite3_bind_text(_statement, parameter, utf8));

    /// <summary>Binds bytes, at least one, which SQLite copies.</summary>
    public void BindBlob(int parameter, ReadOnlySpan<byte> bytes) => ThrowIfFailed(raw.sqlite3_bind_blob(_statement, parameter, bytes));

    /// <summary>Unbinds everything: SQLite has copies of its own, and patient data is not to outlive its transaction.</summary>
    public void Forget() => ThrowIfFailed(raw.sqlite3_clear_bindings(_statement));

    /// <summary>Runs it to its end.</summary>
    public void Execute()
    {
        var code = raw.sqlite3_step(_statement);
        // A statement that failed says so again; once it is reset it can be used anew.
        raw.sqlite3_reset(_statement);
        ThrowIfFailed(code);
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>Whether there is one. If so, <see cref="Reset"/> is to be called when it has been read.</returns>
    public bool Read()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(_statement);
        ThrowIfFailed(code);
        return false;
    }

    /// <summary>Gives up the rows that were not read.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    /// <summary>A column of the current row.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A column of the current row.</summary>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void ThrowIfFailed(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(code, _database);
    }
}
