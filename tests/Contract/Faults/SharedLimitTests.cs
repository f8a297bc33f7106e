using System.Diagnostics;
using System.Net;
using System.Text;
using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>Three edges that share a client's limit in PostgreSQL, for a minute, without it, and with it again.</summary>
public sealed class SharedLimitTests(ITestOutputHelper output)
{
    private const int PermitsPerSecond = 60;
    private const int Burst = 120;
    private const int CallersPerEdge = 2;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(6);

    [PostgreSqlFact]
    public async Task Over_a_minute_three_edges_give_the_limit_and_without_the_store_each_its_part()
    {
        await using var store = await FaultStorage.PostgreSql.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["Edge:RateLimiting:Store"] = "PostgreSql",
            ["Edge:RateLimiting:Timeout"] = "00:00:05", // this machine's, not the product's: a server that was killed refuses at once
            ["Edge:RateLimiting:ConnectionString"] = store.Settings("")["Backend:Storage:ConnectionString"],
            ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = $"{PermitsPerSecond}",
            ["Edge:Clients:0:RateLimit:Burst"] = $"{Burst}",
        };
        await using var product = new ProductProcesses(new FaultStorage.Sqlite().Settings, settings);
        var (edge2, edge2Management, edge3, edge3Management) = (ProductProcesses.FreeAddress(), ProductProcesses.FreeAddress(), ProductProcesses.FreeAddress(), ProductProcesses.FreeAddress());
        await using var second = product.EdgeAt(edge2, edge2Management, settings);
        await using var third = product.EdgeAt(edge3, edge3Management, settings);
        await product.StartBackendAsync();
        await Task.WhenAll(product.StartEdgeAsync(), product.StartAsync(second, edge2Management), product.StartAsync(third, edge3Management));

        // Each has to have heard of the others before they are cut off: they say every five seconds that they are there.
        var minute = await SendAsync(product, Minute, product.Address, edge2, edge3);
        await store.KillServerAsync();
        var away = await SendAsync(product, Away, product.Address, edge2, edge3);
        var all = new[] { product.Edge, second, third };
        var answered = Array.ConvertAll(all, Answers); // it is away: none is told meanwhile
        await store.StartServerAsync();
        await Eventually.ShouldAsync("all edges have found it again", () => all.Zip(answered).All(each => Answers(each.First) > each.Second));
        var again = await SendAsync(product, Away, product.Address, edge2, edge3);

        output.WriteLine($"with the store: {minute}; without: {away}; with it again, which begins with a burst: {again}");
        // What a limit promises is the most. A busy machine gives less: it stands still while permits are lost beyond the burst.
        minute.Given.ShouldBeInRange((int)(minute.Least * 0.8), (int)(minute.Limit * 1.05));
        away.Given.ShouldBeInRange((int)(away.Least * 0.7), (int)away.Limit);
        again.Given.ShouldBeInRange((int)(again.Least * 0.7), (int)(again.Limit * 1.05));
        new[] { minute, away, again }.ShouldAllBe(phase => phase.OnlyGivenOrRefused);
    }

    private static int Answers(ServerProcess edge) => edge.Output.Split("The rate limits' store answers").Length;

    private static async Task<Phase> SendAsync(ProductProcesses product, TimeSpan time, params Uri[] edges)
    {
        var body = Encoding.UTF8.GetBytes(Payload.Batch(Payload.Entry()));
        var start = Stopwatch.GetTimestamp();
        var statuses = await Task.WhenAll(edges.SelectMany(edge => Enumerable.Range(0, CallersPerEdge).Select(_ => Task.Run(async () =>
        {
            var told = new List<HttpStatusCode>();
            using var pace = new PeriodicTimer(Pace);
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                using var request = product.Signed("/v2/webhooks/nexus/sync-appointments", body, edge);
                using var response = await product.Http.SendAsync(request);
                told.Add(response.StatusCode);
                await pace.WaitForNextTickAsync();
            }

            return told;
        }))));
        var all = statuses.SelectMany(told => told).ToList();
        return new Phase(
            all.Count(status => status == HttpStatusCode.OK),
            all.Count(status => status == HttpStatusCode.TooManyRequests),
            all.Count,
            Burst + (PermitsPerSecond * Stopwatch.GetElapsedTime(start).TotalSeconds));
    }

    private sealed record Phase(int Given, int Refused, int All, double Limit)
    {
        // Nobody is given what was not asked for.
        public double Least => Math.Min(Limit - Burst, All);

        public bool OnlyGivenOrRefused => Given + Refused == All;

        public override string ToString() => $"{Given} of {Limit:F0} given ({Given / Limit:P1}), {All} sent";
    }
}
