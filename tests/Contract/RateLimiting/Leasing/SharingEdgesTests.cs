using System.Diagnostics.Metrics;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;
using Insight.Edge.RateLimiting.Leasing;
using Insight.Load.Processes;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.RateLimiting.Leasing;

/// <summary>Whole edges that share the clients' permits in PostgreSQL.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class SharingEdgesTests(PostgreSqlTestStorage storage) : IAsyncLifetime
{
    private static readonly RawRequest Good = RawRequest.Sync(Payload.Batch(Payload.Entry()));
    private static readonly RawRequest Medicat =
        RawRequest.Sync(Payload.Batch(Payload.Entry()), "demo-medicat-key", "demo-medicat-signing-key").To("medicat");

    private PostgreSqlTestDatabase _database = null!;

    public async Task InitializeAsync() => _database = (PostgreSqlTestDatabase)await storage.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [StorageFact]
    public async Task What_one_lets_pass_the_other_does_not_and_answers_are_the_same_as_from_one_alone()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        var told = new List<string>();
        foreach (var edge in new[] { one, other, one, other, other, one })
        {
            var answer = await RawConnection.ExchangeAsync(edge, Good);
            answer.Headers["RateLimit-Policy"].ShouldBe("\"default\";q=5;w=5000");
            told.Add($"{answer.Status} {answer.Headers["RateLimit"]} {(string?)answer.Body!["message"]}");
        }

        told[..5].ShouldAllBe(answer => answer.StartsWith("200 \"default\";r="));
        told[4].ShouldStartWith("200 \"default\";r=0;t=5000");
        told[5].ShouldStartWith("429 \"default\";r=0;t=5000 Rate limit exceeded. Retry after ");
        (await RawConnection.ExchangeAsync(other, Medicat)).Status.ShouldBe(200); // another client's permits are its own
    }

    [StorageFact]
    public async Task An_edge_that_stops_gives_back_what_it_holds_and_is_not_counted_any_more()
    {
        await using var staying = await StartAsync(burst: 200);
        await using (var leaving = await StartAsync(burst: 200))
        {
            for (var i = 0; i < 40; i++)
                (await RawConnection.ExchangeAsync(leaving, Good)).Status.ShouldBe(200);
            (await _database.ScalarAsync("SELECT count(*) FROM edge_rate_limit_edges")).ShouldBe(2L);
            await leaving.Edge.StopAsync();
        }

        (await _database.ScalarAsync("SELECT count(*) FROM edge_rate_limit_edges")).ShouldBe(1L);
        (await _database.ScalarAsync("SELECT floor(permits)::integer FROM edge_rate_limits WHERE client = 'nexus-demo'")).ShouldBe(160);
    }

    [StorageFact]
    public async Task While_a_clients_limits_are_raised_at_one_edge_after_the_other_nothing_is_given_away()
    {
        await using var edge = await StartAsync();
        await using var raised = await StartAsync(burst: 8);
        for (var i = 0; i < 5; i++)
            (await RawConnection.ExchangeAsync(edge, Good)).Status.ShouldBe(200);

        (await RawConnection.ExchangeAsync(raised, Good)).Status.ShouldBe(429);
        (await RawConnection.ExchangeAsync(edge, Good)).Status.ShouldBe(429);
    }

    [StorageTheory]
    [InlineData("LocalShare", 3, 4)]
    [InlineData("Allow", 8, 8)]
    [InlineData("Refuse", 0, 8)]
    public async Task Without_the_store_the_edge_starts_takes_the_configured_choice_counts_and_tells_it(string choice, int pass, int requests)
    {
        using var counted = new CountedAlone();
        await using var edge = await InsightStack.StartAsync(new Dictionary<string, string?>(Settings(burst: 6))
        {
            ["Edge:RateLimiting:ConnectionString"] = $"Host=127.0.0.1;Port={FreePort.Next().Port};Database=insight;Username=u;Password={PostgreSqlTestStorage.Password}",
            ["Edge:RateLimiting:WhenUnavailable"] = choice,
            ["Edge:RateLimiting:Edges"] = "2",
        });

        var answers = new List<Answer>();
        for (var i = 0; i < requests; i++)
            answers.Add(await RawConnection.ExchangeAsync(edge, Good));

        answers.Count(answer => answer.Status == 200).ShouldBe(pass);
        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 429 && answer.Headers["Retry-After"] != "0");
        counted.Requests(choice).ShouldBeGreaterThanOrEqualTo(requests);
        var line = edge.Log.Lines.Where(line => line.EventId == 4001).ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Warning);
        line.Text.ShouldContain(choice);
        line.Text.ShouldNotContain(PostgreSqlTestStorage.Password);
    }

    [StorageFact]
    public async Task A_store_that_goes_and_comes_back_is_told_once_each_and_refuses_nobody_meanwhile()
    {
        await using var edge = await StartAsync(burst: 1000);
        (await RawConnection.ExchangeAsync(edge, Good)).Status.ShouldBe(200);

        await storage.KillAsync();
        for (var i = 0; i < 200; i++)
            (await RawConnection.ExchangeAsync(edge, Good)).Status.ShouldBe(200);
        await storage.EnsureRunningAsync();
        await Eventually.ShouldAsync("the store is there again", () => edge.Log.Lines.Count(line => line.EventId == 4000) == 2);
        (await RawConnection.ExchangeAsync(edge, Good)).Status.ShouldBe(200);

        edge.Log.Lines.Count(line => line.EventId == 4001).ShouldBe(1);
        await Eventually.ShouldAsync("what was spent without it is taken off", async () =>
            (int)(await _database.ScalarAsync("SELECT coalesce(max(floor(permits)::integer), 1000) FROM edge_rate_limits WHERE client = 'nexus-demo'"))! < 850);
    }

    // The server is there, and a lock on the table is not: a backup, a migration, somebody's forgotten transaction.
    [StorageFact]
    public async Task A_table_that_somebody_has_locked_gives_nothing_away_and_stops_nobody()
    {
        await using var edge = await InsightStack.StartAsync(new Dictionary<string, string?>(Settings(burst: 20)) { ["Edge:RateLimiting:Timeout"] = "00:00:02" });
        var passed = await CountAsync(edge, 8);
        int answered;
        await using (var locking = await storage.OpenAsync(_database.Name))
        {
            await using var transaction = await locking.BeginTransactionAsync();
            await using var take = new Npgsql.NpgsqlCommand("LOCK TABLE edge_rate_limits", locking);
            await take.ExecuteNonQueryAsync();
            answered = Answered();
            passed += await CountAsync(edge, 10);
            await edge.Log.WaitForAsync(line => line.EventId == 4001);
            passed += await CountAsync(edge, 10);
        }

        await Eventually.ShouldAsync("it leases again", () => Answered() > answered);
        passed += await CountAsync(edge, 20);

        passed.ShouldBe(20);

        int Answered() => edge.Log.Lines.Count(line => line.EventId == 4000);
    }

    // Waiting mends none of these.
    [StorageTheory]
    [InlineData("Password=wrong", "28P01")]
    [InlineData("Database=nowhere", "3D000")]
    [InlineData("Username=nobody", "28P01")]
    public async Task A_server_that_refuses_what_is_configured_stops_the_start(string wrong, string sqlState)
    {
        var settings = Settings(burst: 5);
        settings["Edge:RateLimiting:ConnectionString"] += $";{wrong}";

        var refused = await Should.ThrowAsync<Insight.Edge.Configuration.ConfigurationException>(() => InsightStack.StartAsync(settings));

        refused.Errors.ShouldBe([$"Edge:RateLimiting: the server refuses user, password, database or a right (SQLSTATE {sqlState})."]);
    }

    private static async Task<int> CountAsync(InsightStack edge, int requests)
    {
        var passed = 0;
        for (var i = 0; i < requests; i++)
            passed += (await RawConnection.ExchangeAsync(edge, Good)).Status == 200 ? 1 : 0;
        return passed;
    }

    private async Task<InsightStack> StartAsync(int burst = 5) => await InsightStack.StartAsync(Settings(burst));

    private Dictionary<string, string?> Settings(int burst) => new()
    {
        ["Edge:RateLimiting:Store"] = "PostgreSql",
        ["Edge:RateLimiting:ConnectionString"] = _database.ConnectionString,
        ["Edge:RateLimiting:Timeout"] = "00:00:05", // this machine's, not the product's
        ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "0.001",
        ["Edge:Clients:0:RateLimit:Burst"] = $"{burst}",
    };

    private sealed class CountedAlone : IDisposable
    {
        private readonly Dictionary<string, long> _requests = [];
        private readonly MeterListener _listener = new();

        public CountedAlone()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == SharedPermitMetrics.MeterName && instrument.Name == "insight.edge.rate_limit.alone")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            {
                lock (_requests)
                {
                    var choice = (string)tags[0].Value!;
                    _requests[choice] = _requests.GetValueOrDefault(choice) + value;
                }
            });
            _listener.Start();
        }

        public long Requests(string choice)
        {
            lock (_requests)
                return _requests.GetValueOrDefault(choice);
        }

        public void Dispose() => _listener.Dispose();
    }
}
