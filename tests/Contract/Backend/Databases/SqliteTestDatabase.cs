using Insight.Contract.Tests.Backend.Writing;

namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>A SQLite file, which is not there before a backend makes it.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    public string File => Path.Combine(_folder, "insight.db");

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Backend:Storage:ConnectionString"] = $"Data Source={File};Default Timeout=1",
    };

    public override string Poison => """
        CREATE TRIGGER poisonous_appointment BEFORE INSERT ON appointments WHEN new.appointment_id = 'poison'
        BEGIN SELECT RAISE(ABORT, 'no'); END;
        CREATE TRIGGER poisonous_event BEFORE INSERT ON events WHEN new.document LIKE '%poison%'
        BEGIN SELECT RAISE(ABORT, 'no'); END;
        """;

    public override Task ExecuteAsync(string sql)
    {
        DatabaseFile.Execute(File, sql);
        return Task.CompletedTask;
    }

    public override Task<IAsyncDisposable> LockAsync() => Task.FromResult<IAsyncDisposable>(new Held(DatabaseFile.Lock(File)));

    public override Task<long> CommitsAsync() => Task.FromResult((long)WriteAheadLog.Commits(File));

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class Held(IDisposable held) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            held.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
