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

    [RootFact]
    public async Task A_database_that_becomes_read_only()
    {
        await using var product = OnSqlite(";Default Timeout=1");
        await product.StartAsync();
        var caller = new CanaryCaller(product);
        // Nothing is stored yet: the same again would be nothing to write.
        await using (await ReadOnlyFiles.MakeAsync(_sqlite.File, $"{_sqlite.File}-wal"))
            await caller.SendGoodAsync(500, 500, "it is read-only");

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
    }

    [Fact]
    public async Task Kill_9_under_load()
    {
        await using var product = OnSqlite();
        await product.StartAsync();
        var caller = new CanaryCaller(product);

        var answers = await caller.UnderLoadAsync("they are killed", async () =>
        {
            for (var round = 0; round < 3; round++)
            {
                await product.Backend.KillAsync();
                await product.StartBackendAsync();
                await product.EdgeReadyAsync();
                await product.Edge.KillAsync();
                await product.StartEdgeAsync();
            }
        });
        await caller.SendGoodAsync(200, 201, "after the kills");

        output.WriteLine($"{answers} under load; {await caller.ShouldHaveToldNobodyAsync()}");
    }

    [Fact]
    public async Task Sigterm_under_load()
    {
        await using var product = OnSqlite();
        await product.StartAsync();
        var caller = new CanaryCaller(product);

        var answers = await caller.UnderLoadAsync("they are told to stop", async () =>
        {
            product.Backend.Terminate();
            await product.Backend.ExitedAsync();
            await product.StartBackendAsync();
            await product.EdgeReadyAsync();
            product.Edge.Terminate();
            await product.Edge.ExitedAsync();
            await product.StartEdgeAsync();
        });
        await caller.SendGoodAsync(200, 201, "after the stops");

        output.WriteLine($"{answers} under load; {await caller.ShouldHaveToldNobodyAsync()}");
    }

    [Fact]
    public async Task A_broken_file_of_clients()
    {
        await using var product = OnSqlite();
        var clients = Path.Combine(product.EdgeFolder, "appsettings.Development.json");
        foreach (var file in new[] { "appsettings.json", "appsettings.Development.json" })
            File.Copy(RepositoryFolder.PathOf($"src/Insight.Edge/{file}"), Path.Combine(product.EdgeFolder, file));
        await product.StartAsync();
        var caller = new CanaryCaller(product);
        var good = await File.ReadAllTextAsync(clients);

        var answers = await caller.UnderLoadAsync("it is broken", async () =>
        {
            foreach (var (content, told) in new[] { (good[..(good.Length / 2)], "is not JSON"), ("""{ "Edge": { "Clients": [ { "Id": "nobody" } ] } }""", "configuration is wrong and was refused") })
            {
                await File.WriteAllTextAsync(clients, content);
                await Eventually.ShouldAsync("it is told", () => product.Edge.Output.Contains(told, StringComparison.Ordinal));
                await caller.SendGoodAsync(200, 201, "it is broken");
            }
        });
        await caller.SendEverythingAsync("it is broken");

        output.WriteLine($"{answers} under load; {await caller.ShouldHaveToldNobodyAsync()}");
    }

    [PostgreSqlFact]
    public async Task PostgreSql_that_becomes_read_only()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await using var product = new ProductProcesses(folder => Talkative(storage.Settings(folder)), CanaryCaller.Edge);
        await product.StartAsync();
        var caller = new CanaryCaller(product);

        await storage.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await storage.ReloadAsync();
        await Eventually.ShouldAsync("it is read-only", async () =>
        {
            using var answer = await product.Http.GetAsync(new Uri(product.BackendAddress, "readyz"));
            return !answer.IsSuccessStatusCode;
        });
        await caller.SendGoodAsync(500, 500, "it is read-only");
        await caller.HangUpAsync();

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
        product.Backend.Output.ShouldContain("25006");
    }

    [PostgreSqlFact(MountsDisk = true)]
    public async Task PostgreSql_on_a_full_disk()
    {
        await using var storage = await FaultStorage.PostgreSql.StartOnSmallDiskAsync(FaultStorage.PostgreSql.Part.Data, mebibytes: 40);
        await using var product = new ProductProcesses(folder => Talkative(storage.Settings(folder)), CanaryCaller.Edge);
        await product.StartAsync();
        var caller = new CanaryCaller(product);

        // Nothing is stored yet: the first row of a table needs room.
        await FillAsync(Path.Combine(storage.Disk.Folder, "filler"));
        await caller.SendGoodAsync(500, 500, "it is full");
        await caller.HangUpAsync();

        output.WriteLine(await caller.ShouldHaveToldNobodyAsync());
        product.Backend.Output.ShouldContain("53100");
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
