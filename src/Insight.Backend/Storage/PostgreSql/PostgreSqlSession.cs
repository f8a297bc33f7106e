using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>What a session must be like, whatever stands between us and the server.</summary>
internal static class PostgreSqlSession
{
    private const string SettingsSql = "SELECT current_setting('server_encoding'), current_setting('synchronous_commit')";

    /// <summary>Makes sure that the database can hold every text, and that a commit is on disk before it returns.</summary>
    /// <exception cref="StorageException">It is not so: the database is in another encoding, or a pooler has dropped our settings.</exception>
    public static void Check(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(SettingsSql, connection);
        using var row = command.ExecuteReader();
        row.Read();
        var (encoding, commit) = (row.GetString(0), row.GetString(1));
        if (encoding != "UTF8") throw new StorageException("the database's encoding is not UTF8", encoding);
        if (commit != "on") throw new StorageException("the session's synchronous_commit is not on", commit);
    }
}
