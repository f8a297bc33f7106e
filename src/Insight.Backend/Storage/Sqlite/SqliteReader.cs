using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>A connection that reads, with its prepared statements. For one caller at a time.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    /// <summary>Reads appointments.</summary>
    public SqliteAppointmentReader Appointments { get; } = new(connection);

    /// <summary>Reads events.</summary>
    public SqliteEventReader Events { get; } = new(connection);

    /// <summary>Closes the connection, which it has taken over.</summary>
    public void Dispose()
    {
        Appointments.Dispose();
        Events.Dispose();
        connection.Dispose();
    }
}
