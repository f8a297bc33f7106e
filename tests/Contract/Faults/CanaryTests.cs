using Insight.Contract.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>
/// Patient data must not leak, whatever fails: what a payload holds is in no answer but the documented echo, in nothing that edge or backend print at
/// their most talkative, and in no file outside the database.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    private readonly FaultStorage.Sqlite _sqlite = new();

    [Fact]
    public async Task Whatever_callers_send()
    {
        await using var product = OnSqlite();
        await product.StartAsync();
        var caller = new CanaryCaller(product);

        await caller.SendGoodAsync(200, 201, "no fault");
        await caller.SendEverythingAsync("no fault");
        await caller.HangUpAsync();
        await caller.SendGoodAsync(200, 201, "after all of it");

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
    }

    [Fact]
    public async Task Whatever_the_backend_does_wrong()
    {
        await using var backend = await StubBackend.StartAsync();
        await using var product = new ProductProcesses(_sqlite.Settings, new(CanaryCaller.Edge)
        {
            ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = backend.Address.ToString(),
            ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:00:00.5",
        });
        await product.StartEdgeAsync();
        var caller = new CanaryCaller(product);

        foreach (var name in BackendFailures.All.Keys)
        {
            backend.Answer = context => BackendFailures.AnswerAsync(name, context);
            await caller.SendGoodAsync(500, 500, name);
        }

        await caller.HangUpAsync(); // it stalls in the middle of its answer

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
    }

    [Fact]
    public async Task A_backend_that_is_away()
    {
        await using var product = OnSqlite();
        await product.StartAsync();
        var caller = new CanaryCaller(product);
        await caller.SendGoodAsync(200, 201, "no fault");

        await product.Backend.KillAsync();
        await caller.SendGoodAsync(500, 500, "it is away");
        await caller.SendEverythingAsync("it is away");
        await product.StartBackendAsync();
        await product.EdgeReadyAsync();
        await caller.SendGoodAsync(200, 201, "it is back");

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
    }

    [Fact]
    public async Task A_locked_database()
    {
        await using var product = OnSqlite(";Default Timeout=1");
        await product.StartAsync();
        var caller = new CanaryCaller(product);

        await using (var other = new SqliteConnection($"Data Source={_sqlite.File};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction();
            await caller.SendGoodAsync(500, 500, "it is locked");
            await caller.HangUpAsync();
        }

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
    }

    [Fact]
    public async Task A_Sqlite_database_that_quotes_what_it_refuses()
    {
        await using var product = OnSqlite();
        await product.StartAsync();
        var caller = new CanaryCaller(product);

        foreach (var table in new[] { "appointments", "events" })
            await _sqlite.ExecuteAsync($"CREATE TRIGGER refuse_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'c4n4ry'); END");
        await caller.SendGoodAsync(500, 500, "it refuses");

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
    }

    [RootFact]
    public async Task A_full_disk()
    {
        var folder = Directory.CreateTempSubdirectory("insight-disk-").FullName;
        await using (await SmallDisk.MountAsync(folder, mebibytes: 1))
        {
            await using var product = new ProductProcesses(_ => Talkative(_sqlite.Settings(folder)), CanaryCaller.Edge);
            await product.StartAsync();
            var caller = new CanaryCaller(product);

            await FillAsync(Path.Combine(folder, "filler"));
            await caller.SendGoodAsync(500, 500, "it is full");
            File.Delete(Path.Combine(folder, "filler"));

            output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
            Directory.EnumerateFiles(folder).ShouldAllBe(file => Path.GetFileName(file).StartsWith("insight.db"));
        }

        Directory.Delete(folder);
    }

    [PostgreSqlFact]
    public async Task PostgreSql_that_is_away_or_quotes_what_it_refuses()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await using var product = new ProductProcesses(folder => Talkative(storage.Settings(folder)), CanaryCaller.Edge);
        await product.StartAsync();
        var caller = new CanaryCaller(product);
        await caller.SendGoodAsync(200, 201, "no fault");

        await storage.KillServerAsync();
        await caller.SendGoodAsync(500, 500, "it is away");
        await storage.StartServerAsync();
        await product.EdgeReadyAsync();

        // "Failing row contains (…)" is the detail of what it answers.
        foreach (var table in new[] { "appointments", "events" })
            await storage.ExecuteAsync($"ALTER TABLE {table} ADD CHECK (false) NOT VALID");
        await caller.SendGoodAsync(500, 201, "it refuses"); // the event is there already
        await caller.SendEverythingAsync("it refuses");

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
    }

    private static async Task FillAsync(string file)
    {
        await using var filler = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            // There is no more room.
        }
    }

    private static Dictionary<string, string> Talkative(Dictionary<string, string> storage)
    {
        foreach (var (key, value) in CanaryCaller.Talkative)
            storage[key] = value;
        return storage;
    }

    private ProductProcesses OnSqlite(string keywords = "") => new(
        folder =>
        {
            var settings = Talkative(_sqlite.Settings(folder));
            settings["Backend:Storage:ConnectionString"] += keywords;
            return settings;
        },
        CanaryCaller.Edge);
}
