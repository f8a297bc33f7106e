using Insight.Load.Processes;

namespace Insight.Load.Stacks;

/// <summary>SQLite, as the backend ships it: write-ahead log, <c>synchronous=FULL</c>.</summary>
internal sealed class SqliteStorage : IProductStorage
{
    /// <inheritdoc/>
    public string Name => "SQLite";

    /// <inheritdoc/>
    public Task<string?> MissingAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public (IReadOnlyDictionary<string, string> Settings, IStoredAppointments Stored) Create(string folder, ICollection<ChildProcess> started)
    {
        var path = Path.Combine(folder, "insight.db");
        return (new Dictionary<string, string> { ["Backend__Storage__ConnectionString"] = $"Data Source={path}" }, new SqliteAppointments(path));
    }
}
