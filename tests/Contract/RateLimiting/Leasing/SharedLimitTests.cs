using Insight.Edge.Clients;
using Insight.Edge.RateLimiting;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.RateLimiting.Leasing;

/// <summary>What three edges give a client together, on a simulated clock.</summary>
public sealed class SharedLimitTests(ITestOutputHelper output)
{
    private const int Minute = 60_000;

    public static TheoryData<double, int, string> Limits()
    {
        var all = new TheoryData<double, int, string>();
        foreach (var (rate, burst) in new[] { (100, 200), (1000, 2000), (1000, 100), (10, 20), (5, 600), (20, 5), (0.5, 1), (0.1, 30) })
        {
            foreach (var load in Loads.Keys)
                all.Add(rate, burst, load);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Over_a_minute_they_give_the_limit_within_five_percent_however_the_load_is_shared_out(double rate, int burst, string load)
    {
        using var edges = new SimulatedEdges(new RateLimitOptions { PermitsPerSecond = rate, Burst = burst }, count: 3);
        await edges.StartAsync();

        await edges.RunAsync(Minute, at => Loads[load](rate, at));

        var limit = burst + (rate * Minute / 1000);
        var given = edges.Given();
        var alone = edges.OneEdgeWouldGive;
        output.WriteLine($"{given} given of {limit}; one edge: {alone} ({(double)given / alone:P1}); {edges.Answers.Count} came; the store was asked {edges.Store.Asked} times");
        edges.Answers.Count.ShouldBeGreaterThan((int)limit);
        given.ShouldBeInRange((int)Math.Floor(alone * 0.95), (int)Math.Floor(limit));
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(1000, 2000)]
    [InlineData(10, 600)]
    public async Task Who_stays_below_the_limit_is_never_refused_and_the_store_is_asked_now_and_then_only(double rate, int burst)
    {
        using var edges = new SimulatedEdges(new RateLimitOptions { PermitsPerSecond = rate, Burst = burst }, count: 3);
        await edges.StartAsync();

        await edges.RunAsync(Minute, _ => [rate * 0.5, rate * 0.3, rate * 0.15]);

        output.WriteLine($"{edges.Answers.Count} came, of which {edges.Waited} waited; the store was asked {edges.Store.Asked} times");
        edges.Given().ShouldBe(edges.Answers.Count);
        edges.Waited.ShouldBeLessThanOrEqualTo(10);
        edges.Store.Asked.ShouldBeLessThan(edges.Answers.Count / 2);
    }

    [Fact]
    public async Task What_is_not_spent_is_given_back_and_another_edge_gets_all_of_it()
    {
        using var edges = new SimulatedEdges(new RateLimitOptions { PermitsPerSecond = 0.001, Burst = 200 }, count: 3);
        await edges.StartAsync();
        await edges.RunAsync(200, _ => [100, 0, 0]);
        var spent = edges.Given();
        edges.Permits[0].Held.ShouldBeGreaterThan(0);

        await edges.RunAsync(3000, _ => [0, 0, 0]);
        edges.Permits[0].Held.ShouldBe(0);
        await edges.RunAsync(3000, _ => [0, 200, 0]);

        edges.Given().ShouldBe(200);
        edges.Answers.Count(answer => answer.Edge == 1 && answer.Permit.Taken).ShouldBe(200 - spent);
    }

    [Fact]
    public async Task The_quota_that_is_told_counts_what_other_edges_have_spent_and_a_refusal_tells_when_to_come_again()
    {
        using var edges = new SimulatedEdges(new RateLimitOptions { PermitsPerSecond = 0.1, Burst = 40 }, count: 2);
        await edges.StartAsync();
        await edges.RunAsync(1000, _ => [30, 0]);
        edges.Answers[^1].Permit.ShouldBe(new Permit(true, 10, 0));

        await edges.RunAsync(3000, _ => [0, 0]); // what the first holds is given back
        edges.Send(1);
        await edges.RunAsync(5, _ => [0, 0]);
        edges.Answers[^1].ShouldBe((1, new Permit(true, 9, 0)));
        await edges.RunAsync(1000, _ => [0, 60]);

        edges.Given().ShouldBe(40);
        edges.Answers[^1].ShouldBe((1, new Permit(false, 0, 6))); // one comes back in ten seconds, of which not quite five have passed
    }

    // Each a multiple of the limit, in requests per second for each edge.
    private static Dictionary<string, Func<double, int, double[]>> Loads { get; } = new()
    {
        ["evenly"] = (rate, _) => [2 * rate + 10, 2 * rate + 10, 2 * rate + 10],
        ["mostly to one"] = (rate, _) => [5 * rate + 10, 0.2 * rate + 1, 0.1 * rate],
        ["to one after the other"] = (rate, at) => [.. Enumerable.Range(0, 3).Select(edge => at / 3000 % 3 == edge ? 5 * rate + 30 : 0)],
        ["in bursts"] = (rate, at) => at % 500 < 100 ? [10 * rate + 50, 10 * rate + 50, 10 * rate + 50] : [0, 0, 0],
    };
}
