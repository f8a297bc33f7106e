using Insight.Load.Processes;

namespace Insight.Load.Stacks;

/// <summary>PostgreSQL as its package sets it up, a server for each run: <c>fsync</c> and <c>synchronous_commit</c> are on.</summary>
internal sealed class PostgreSqlStorage : IProductStorage
{
    private const string Database = "postgres";

    /// <inheritdoc/>
    public string Name => "PostgreSQL";

    /// <inheritdoc/>
    public Task<string?> MissingAsync(CancellationToken ct) => Task.FromResult(PostgreSqlServer.Missing);

    /// <inheritdoc/>
    public (IReadOnlyDictionary<string, string> Settings, IStoredAppointments Stored) Create(string folder, ICollection<ChildProcess> started)
    {
        var server = new PostgreSqlServer(Directory.CreateDirectory(Path.Combine(folder, "postgresql")).FullName, Path.GetRandomFileName(), []);
        server.Create();
        // It need not listen yet when the backend starts, which asks again.
        started.Add(server.Start());
        var connection = server.ConnectionString(Database);
        var settings = new Dictionary<string, string>
        {
            ["Backend__Storage__Provider"] = "PostgreSql",
            ["Backend__Storage__ConnectionString"] = connection,
        };
        return (settings, new PostgreSqlAppointments(connection));
    }
}
