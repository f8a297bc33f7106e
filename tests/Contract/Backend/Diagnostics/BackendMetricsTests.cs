using System.Text;
using Insight.Backend.Storage;
using Insight.Backend.Storage.Writing;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Backend.Writing;
using Insight.Contract.Tests.Diagnostics.Metrics;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Contract.Tests.Backend.Diagnostics;

/// <summary>Which series of the backend each request moves, and that nothing that is sent makes a new one.</summary>
public abstract class BackendMetricsTests(TestStorage storage) : StorageTests(storage)
{
    [StorageFact]
    public async Task Every_request_moves_its_own_series_by_one_and_those_that_can_be_were_there_at_0_before()
    {
        await using var backend = await StartAsync();
        var start = await backend.ScrapeAsync();

        (string Series, Func<Task> Send)[] cases =
        [
            (Request("store_appointments", "200"), () => backend.PostAppointmentAsync("a")),
            (Request("store_appointments", "400"), () => PostAsync(backend, "appointments", "{")),
            (Request("read_appointment", "200"), () => backend.GetAsync("/appointments/nexus/a")),
            (Request("read_appointment", "404"), () => backend.GetAsync("/appointments/nexus/b")),
            (Request("store_event", "200"), () => backend.PostAsync(Events.Documented)),
            (Request("store_event", "400"), () => backend.PostAsync("{")),
            (Request("read_event", "200"), () => backend.GetAsync("/events/1")),
            (Request("read_feed", "200"), () => backend.GetAsync("/events?after=0")),
            (Request("read_feed", "400"), () => backend.GetAsync("/events?after=x")),
            (Request("healthz", "200"), () => backend.GetAsync("/healthz")),
            (Request("readyz", "200"), () => backend.GetAsync("/readyz")),
            (Request("none", "404"), () => backend.GetAsync("/nowhere")),
            (Request("none", "405"), () => PostAsync(backend, "readyz", "")),
        ];
        foreach (var (series, send) in cases)
        {
            var before = await backend.ScrapeAsync();
            await send();
            var moved = await MovedAsync(backend, before);

            start[series].ShouldBe(0, series);
            moved.Where(each => each.Series.StartsWith("insight_backend_requests_total", StringComparison.Ordinal)).ShouldBe([(series, 1.0)], series);
        }
    }

    [StorageFact]
    public async Task What_is_stored_and_what_had_been_there_are_told_apart()
    {
        await using var backend = await StartAsync();
        var before = await backend.ScrapeAsync();

        await backend.PostAppointmentAsync("a");
        await backend.PostAppointmentAsync("a");
        await PostAsync(backend, "appointments", """{"appointments":[{"appointment":{"id":"b"}},{"appointment":{"id":"a","notes":"new"}},{"appointment":{"id":"b"}}]}""");
        await backend.PostAsync(Events.Documented);
        await backend.PostAsync(Events.Documented);
        var after = await backend.ScrapeAsync();

        var rows = after.Since(before).Where(moved => moved.Series.StartsWith("insight_backend_storage_rows", StringComparison.Ordinal)).ToDictionary();
        rows[Rows("appointments", "stored")].ShouldBe(3);
        rows[Rows("appointments", "replayed")].ShouldBe(2);
        rows[Rows("events", "stored")].ShouldBe(1);
        rows[Rows("events", "replayed")].ShouldBe(1);
        after["insight_backend_storage_transaction_requests_count{result=\"committed\"}"].ShouldBe(5);
        after["insight_backend_storage_transaction_duration_seconds_count{content=\"appointments\",result=\"committed\"}"].ShouldBe(3);
        after["insight_backend_storage_transaction_duration_seconds_count{content=\"events\",result=\"committed\"}"].ShouldBe(2);
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task The_queue_is_told_with_its_limits_and_one_request_too_many_is_a_failure_of_its_own()
    {
        using var writer = new HeldWriter();
        await using var backend = await StartAsync(
            services => services.AddSingleton<IGroupWriter>(provider =>
            {
                writer.Inner = (IGroupWriter)provider.GetRequiredService<IDatabase>();
                return writer;
            }),
            new() { ["Backend:Storage:MaxQueued"] = "2", ["Backend:Storage:MaxQueuedBytes"] = "70000" });
        var queue = backend.Services.GetRequiredService<WriteQueue>();
        var before = await backend.ScrapeAsync();

        var answers = new List<Task<Answer>> { backend.PostAsync(Events.Of("held")) };
        await writer.BegunAsync(1);
        for (var i = 1; i <= 2; i++)
        {
            answers.Add(i == 1 ? backend.PostAppointmentAsync("a") : backend.PostAsync(Events.Of("b")));
            await Eventually.ShouldAsync($"{i} request(s) wait", () => queue.Waiting == i);
        }

        var held = await backend.ScrapeAsync();
        (await backend.PostAppointmentAsync("c")).Status.ShouldBe(500);
        writer.Release();
        (await Task.WhenAll(answers)).ShouldAllBe(answer => answer.Status == 200);
        var after = await backend.ScrapeAsync();

        before["insight_backend_queue_requests"].ShouldBe(0);
        held["insight_backend_queue_requests"].ShouldBe(2);
        held["insight_backend_queue_requests_limit"].ShouldBe(2);
        held["insight_backend_queue_size_bytes"]!.Value.ShouldBeGreaterThan(100);
        held["insight_backend_queue_size_limit_bytes"].ShouldBe(70000);
        after["insight_backend_queue_requests"].ShouldBe(0);
        after["insight_backend_queue_size_bytes"].ShouldBe(0);
        after[Failure("store_appointments", "queue_full")].ShouldBe(1);
        after["insight_backend_storage_transaction_requests_bucket{result=\"committed\",le=\"1.0\"}"].ShouldBe(1);
        after["insight_backend_storage_transaction_requests_bucket{result=\"committed\",le=\"2.0\"}"].ShouldBe(2);
        after["insight_backend_storage_transaction_duration_seconds_count{content=\"both\",result=\"committed\"}"].ShouldBe(1);
    }

    [StorageFact]
    public async Task A_database_that_is_locked_fails_requests_for_that_reason()
    {
        await using var backend = await StartAsync();
        await backend.PostAsync(Events.Of("before"));
        Scrape locked;
        await using (await backend.Database.LockAsync())
        {
            (await backend.PostAsync(Events.Documented)).Status.ShouldBe(500);
            locked = await backend.ScrapeAsync();
        }

        (await backend.PostAsync(Events.Documented)).Status.ShouldBe(200);

        locked[Failure("store_event", "locked")].ShouldBe(1);
        locked["insight_backend_storage_transaction_requests_count{result=\"failed\"}"].ShouldBe(1);
        (await backend.ScrapeAsync())["insight_backend_database_reachable"].ShouldBe(1);
    }

    [StorageFact]
    public async Task Whatever_is_sent_the_number_of_series_does_not_grow_and_no_series_holds_any_of_it()
    {
        await using var backend = await StartAsync(settings: new() { ["Backend:Token"] = $"{Token}" });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await SendAllAsync(0);
        var before = Own(await backend.ScrapeAsync());

        for (var i = 1; i <= 100; i++)
            await SendAllAsync(i);
        var after = await backend.ScrapeAsync();

        Own(after).Except(before).ShouldBeEmpty();
        Canary.TraceIn(after.Text).ShouldBeNull();
        after.Text.ShouldNotContain(Token);
        after.Text.ShouldNotContain(PostgreSqlTestStorage.Password);

        // Who connects without a name for its pool is called by its connection string. Tests do, in this process; the product does not.
        after.Text.ShouldNotContain("Application Name=insight");

        async Task SendAllAsync(int i)
        {
            await SendAsync(new(HttpMethod.Get, new Uri(backend.Address, $"/path-{i}")), isKnown: i % 2 == 0);
            await SendAsync(new(new HttpMethod($"METHOD{i}"), new Uri(backend.Address, "/events")), isKnown: true);
            await SendAsync(new(HttpMethod.Get, new Uri(backend.Address, $"/appointments/ehr-{i}/{Uri.EscapeDataString(Canary.Text)}-{i}")), isKnown: true);
            await SendAsync(new(HttpMethod.Get, new Uri(backend.Address, $"/events?after={i}&limit={i}")), isKnown: true);
            var batch = backend.Request(Encoding.UTF8.GetBytes(Canary.Batch), client: $"client-{i}");
            batch.RequestUri = new Uri(backend.Address, "appointments");
            await SendAsync(batch, isKnown: true);
            await SendAsync(backend.Request(Encoding.UTF8.GetBytes(Canary.Event), client: $"client-{i}"), isKnown: true);
        }

        async Task SendAsync(HttpRequestMessage request, bool isKnown)
        {
            using (request)
            {
                request.Headers.TryAddWithoutValidation("Authorization", isKnown ? $"Bearer {Token}" : "Bearer guess");
                using var response = await http.SendAsync(request);
            }
        }
    }

    [StorageFact]
    public async Task Promtool_has_no_complaint()
    {
        // A fact is skipped for one reason, and this one's is the database; where all tools must be there, so must this.
        if (PrometheusServer.Missing is not null && !Tool.AreRequired)
            return;
        await using var backend = await StartAsync();
        await backend.PostAsync(Events.Documented);
        await backend.GetAsync("/events?after=0");

        var scrape = await backend.ScrapeAsync();

        (await PrometheusServer.CheckAsync(scrape.Text)).ShouldBe("");
        scrape.Series.ShouldContain(series => series.StartsWith("kestrel_active_connections", StringComparison.Ordinal));
        scrape.Series.ShouldContain(series => series.StartsWith("dotnet_gc_collections_total", StringComparison.Ordinal));
        scrape.Series.Count(series => series.StartsWith("insight_backend_build_info", StringComparison.Ordinal)).ShouldBe(1);
    }

    private const string Token = "metrics-token-0123456789abcdef01234567";

    private static string Request(string route, string status) => $"insight_backend_requests_total{{route=\"{route}\",status=\"{status}\"}}";

    private static string Rows(string content, string result) => $"insight_backend_storage_rows_total{{content=\"{content}\",result=\"{result}\"}}";

    private static string Failure(string operation, string reason) => $"insight_backend_storage_failures_total{{operation=\"{operation}\",reason=\"{reason}\"}}";

    private static HashSet<string> Own(Scrape scrape) => [.. scrape.Series.Where(series => series.StartsWith("insight_", StringComparison.Ordinal))];

    private static Task<Answer> PostAsync(TestBackend backend, string path, string body)
    {
        var request = backend.Request(Encoding.UTF8.GetBytes(body));
        request.RequestUri = new Uri(backend.Address, path);
        return backend.SendAsync(request);
    }

    // The answer is with its caller a moment before it is counted.
    private static async Task<List<(string Series, double By)>> MovedAsync(TestBackend backend, Scrape before)
    {
        List<(string Series, double By)> moved = [];
        await Eventually.ShouldAsync("the request is counted", async () =>
            (moved = [.. (await backend.ScrapeAsync()).Since(before)]).Exists(each => each.Series.StartsWith("insight_backend_requests_total", StringComparison.Ordinal)));
        return moved;
    }

    public sealed class OnSqlite() : BackendMetricsTests(new SqliteTestStorage())
    {
        [Fact]
        public async Task Changes_of_the_tokens_are_counted_by_whether_they_took_effect()
        {
            var time = new TickedTime(TestBackend.Start);
            var file = Path.GetTempFileName();
            try
            {
                await File.WriteAllTextAsync(file, Token);
                await using var backend = await StartAsync(services => services.AddSingleton<TimeProvider>(time), new() { ["Backend:TokenFile"] = file });
                time.Step(TimeSpan.FromSeconds(4));
                var before = await backend.ScrapeAsync();
                await File.WriteAllTextAsync(file, "too short");
                time.Step(TimeSpan.FromSeconds(4));
                time.Step(TimeSpan.FromSeconds(4));
                await File.WriteAllTextAsync(file, $"{Token} {Token}2");
                time.Step(TimeSpan.FromSeconds(4));
                var after = await backend.ScrapeAsync();

                before.Series.Count(series => series.StartsWith("insight_backend_configuration_reloads_total", StringComparison.Ordinal)).ShouldBe(6);
                after.Since(before).Where(moved => moved.Series.Contains("reloads", StringComparison.Ordinal)).ShouldBe(
                    [
                        ("insight_backend_configuration_reloads_total{part=\"tokens\",result=\"success\"}", 1.0),
                        ("insight_backend_configuration_reloads_total{part=\"tokens\",result=\"refused\"}", 1.0),
                    ],
                    ignoreOrder: true);
            }
            finally
            {
                File.Delete(file);
            }
        }

        [Fact]
        public async Task The_file_and_the_log_beside_it_are_told_by_their_sizes()
        {
            await using var backend = await StartAsync();
            await backend.PostAppointmentAsync("a");

            var scrape = await backend.ScrapeAsync();

            scrape["insight_backend_database_file_size_bytes{file=\"database\"}"].ShouldBe(new FileInfo(backend.DatabaseFile).Length);
            scrape["insight_backend_database_file_size_bytes{file=\"log\"}"].ShouldBe(new FileInfo(backend.DatabaseFile + "-wal").Length);
        }
    }

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : BackendMetricsTests(storage)
    {
        [StorageFact]
        public async Task Npgsqls_own_metrics_name_the_pools_and_nothing_of_how_the_database_is_reached()
        {
            await using var backend = await StartAsync();
            await backend.PostAsync(Events.Documented);
            await backend.GetAsync("/events?after=0");

            var series = (await backend.ScrapeAsync()).Series.Where(each => each.StartsWith("db_client_", StringComparison.Ordinal)).ToList();

            series.ShouldContain(each => each.StartsWith("db_client_connections{", StringComparison.Ordinal) && each.Contains("\"insight-writing\"", StringComparison.Ordinal));
            series.ShouldContain(each => each.Contains("\"insight-reading\"", StringComparison.Ordinal));
        }
    }
}
