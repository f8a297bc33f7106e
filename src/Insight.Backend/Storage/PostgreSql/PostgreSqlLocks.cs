namespace Insight.Backend.Storage.PostgreSql;

/// <summary>
/// The keys of our advisory locks. They are the database's, not the server's, and their first half (<c>insi</c> in ASCII) keeps
/// them from those of other programs. Never changed: programs of two versions run side by side during an update.
/// </summary>
internal static class PostgreSqlLocks
{
    /// <summary>Held while the schema is brought up to date.</summary>
    public const long Migrations = Family | 1;

    /// <summary>Held from before an event gets its id until it is committed.</summary>
    public const long EventIds = Family | 2;

    private const long Family = 0x696E7369L << 32;
}
