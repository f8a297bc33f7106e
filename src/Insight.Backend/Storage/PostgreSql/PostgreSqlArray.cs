using Npgsql;
using NpgsqlTypes;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Parameters for <c>unnest</c>.</summary>
internal static class PostgreSqlArray
{
    /// <summary>One column of rows, as a parameter without a name.</summary>
    public static NpgsqlParameter<TValue[]> Of<TRow, TValue>(NpgsqlDbType type, TRow[] rows, Func<TRow, TValue> value) => new()
    {
        NpgsqlDbType = NpgsqlDbType.Array | type,
        TypedValue = Array.ConvertAll(rows, row => value(row)),
    };
}
