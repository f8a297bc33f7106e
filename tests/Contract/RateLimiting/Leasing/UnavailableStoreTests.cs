using Insight.Edge.Clients;
using Insight.Edge.RateLimiting;

namespace Insight.Contract.Tests.RateLimiting.Leasing;

/// <summary>Three edges whose store does not answer, on a simulated clock.</summary>
public sealed class UnavailableStoreTests
{
    private const int Minute = 60_000;
    private static readonly RateLimitOptions Limits = new() { PermitsPerSecond = 30, Burst = 60 };

    [Fact]
    public async Task Each_edge_gives_its_part_and_together_they_give_the_limit()
    {
        using var edges = new SimulatedEdges(Limits, count: 3);
        await edges.StartAsync();
        edges.Store.IsDown = true;

        await edges.RunAsync(Minute, _ => [100, 100, 100]);

        edges.Given().ShouldBeInRange(60 + (30 * 60) - 3, 60 + (30 * 60));
        edges.Answers.CountBy(answer => answer.Permit.Taken ? answer.Edge : -1).Where(edge => edge.Key >= 0)
            .ShouldAllBe(edge => edge.Value >= 619 && edge.Value <= 620);
        edges.Waited.ShouldBeLessThanOrEqualTo(3);
    }

    // One that never met the store knows of no others, but for what is configured.
    [Theory]
    [InlineData(1, 3 * 1860)]
    [InlineData(6, 930)]
    public async Task Edges_that_never_met_the_store_share_among_as_many_as_are_configured(int configured, int expected)
    {
        using var edges = new SimulatedEdges(Limits, count: 3, options: new() { Edges = configured });
        edges.Store.IsDown = true;
        await edges.StartAsync();

        await edges.RunAsync(Minute, _ => [100, 100, 100]);

        edges.Given().ShouldBeInRange(expected - 3, expected);
    }

    [Fact]
    public async Task Comings_and_goings_of_the_store_give_the_limit_within_five_percent()
    {
        using var edges = new SimulatedEdges(Limits, count: 3);
        await edges.StartAsync();

        await edges.RunAsync(Minute, at =>
        {
            edges.Store.IsDown = at / 5000 % 2 == 1;
            return [100, 100, 100];
        });

        var limit = 60 + (30 * 60);
        edges.Given().ShouldBeInRange((int)(limit * 0.95), (int)(limit * 1.05));
    }

    [Theory]
    [InlineData(nameof(Unavailable.Allow), true, 60, 0)]
    [InlineData(nameof(Unavailable.Refuse), false, 0, 1)]
    public async Task The_other_choices_let_all_pass_or_none(string choice, bool taken, int left, int retryAfterSeconds)
    {
        using var edges = new SimulatedEdges(Limits, count: 1, options: new() { WhenUnavailable = Enum.Parse<Unavailable>(choice) });
        edges.Store.IsDown = true;
        await edges.StartAsync();

        await edges.RunAsync(2000, _ => [125]);

        edges.Answers.Count.ShouldBe(250);
        edges.Answers.ShouldAllBe(answer => answer.Permit == new Permit(taken, left, retryAfterSeconds));
    }

    [Fact]
    public async Task When_the_store_answers_again_what_was_spent_without_it_is_taken_off()
    {
        var limits = new RateLimitOptions { PermitsPerSecond = 0.001, Burst = 60 };
        using var edges = new SimulatedEdges(limits, count: 3);
        await edges.StartAsync();
        edges.Store.IsDown = true;
        await edges.RunAsync(1000, _ => [15, 5, 0]);
        edges.Given().ShouldBe(20);

        edges.Store.IsDown = false;
        await edges.RunAsync(2000, _ => [0, 0, 0]);
        edges.Leases.ShouldAllBe(leases => leases.IsAvailable);
        await edges.RunAsync(5000, _ => [0, 0, 100]);

        edges.Given().ShouldBe(60);
    }

    // A row that is locked, a right that is missing: the store is there, and leases nothing.
    [Fact]
    public async Task A_store_that_answers_and_leases_nothing_gives_nothing_away()
    {
        using var edges = new SimulatedEdges(new RateLimitOptions { PermitsPerSecond = 10, Burst = 1000 }, count: 1);
        await edges.StartAsync();
        edges.Store.IsLocked = true;

        await edges.RunAsync(Minute, _ => [1000]);

        edges.Given().ShouldBeInRange(1590, 1600);
    }

    [Fact]
    public async Task A_store_that_leases_now_and_then_gives_a_tenth_too_much_at_most()
    {
        var limits = new RateLimitOptions { PermitsPerSecond = 10, Burst = 1000 };
        using var edges = new SimulatedEdges(limits, count: 2);
        await edges.StartAsync();

        await edges.RunAsync(Minute, at =>
        {
            edges.Store.IsLocked = at % 1500 < 1000;
            return [500, 500];
        });

        // Until the second has told what it spent, the first finds more than there is; it is paid back later.
        edges.Given().ShouldBeInRange(1500, 1760);
    }

    [Fact]
    public async Task While_it_is_settled_what_was_spent_nothing_is_spent_without_the_store()
    {
        var limits = new RateLimitOptions { PermitsPerSecond = 0.001, Burst = 60 };
        using var edges = new SimulatedEdges(limits, count: 1);
        edges.Store.IsDown = true;
        await edges.StartAsync();
        await edges.RunAsync(1000, _ => [50]);
        edges.Given().ShouldBe(50);

        edges.Store.IsDown = false;
        var gate = new TaskCompletionSource();
        edges.Store.Gate = gate.Task;
        await edges.Leases[0].ContactAsync();
        var settling = edges.Leases[0].AnswerAsync();
        var waiting = Enumerable.Range(0, 30).Select(_ => edges.Permits[0].TakeAsync().AsTask()).ToList();
        waiting.ShouldAllBe(request => !request.IsCompleted);
        gate.SetResult();
        await settling;
        await edges.Leases[0].AnswerAsync();

        var permits = await Task.WhenAll(waiting);
        permits.Count(permit => permit.Taken).ShouldBe(10);
    }

    // A crash of its server empties the table of edges; the first to come back would think that it is alone.
    [Fact]
    public async Task An_edge_that_comes_back_first_still_takes_the_others_for_being_there()
    {
        using var edges = new SimulatedEdges(Limits, count: 3);
        await edges.StartAsync();
        edges.Store.IsDown = true;
        await edges.RunAsync(2000, _ => [100, 100, 100]);
        edges.Store.IsDown = false;
        edges.Store.Edges = 1;
        await edges.RunAsync(2000, _ => [100, 100, 100]);
        edges.Leases.ShouldAllBe(leases => leases.IsAvailable && leases.Edges == 3);

        edges.Store.Edges = 2;
        await edges.RunAsync(7000, _ => [100, 100, 100]);

        edges.Leases.ShouldAllBe(leases => leases.Edges == 2);
    }

    [Fact]
    public async Task A_share_is_settled_though_nobody_calls_any_more()
    {
        var limits = new RateLimitOptions { PermitsPerSecond = 0.001, Burst = 60 };
        using var edges = new SimulatedEdges(limits, count: 2);
        await edges.StartAsync();
        edges.Store.IsDown = true;
        await edges.RunAsync(2000, _ => [100, 0]);
        edges.Given().ShouldBe(30);
        edges.Store.IsDown = false;
        edges.Store.IsLocked = true;
        await edges.RunAsync(2000, _ => [0, 0]);
        edges.Store.IsLocked = false;
        await edges.RunAsync(2000, _ => [0, 0]);

        await edges.RunAsync(2000, _ => [0, 100]);

        edges.Given().ShouldBe(60);
    }

    [Fact]
    public async Task A_stop_waits_for_a_store_that_hangs_no_longer_than_it_may()
    {
        using var edges = new SimulatedEdges(Limits, count: 1);
        await edges.StartAsync();
        await edges.RunAsync(100, _ => [100]);
        edges.Permits[0].Held.ShouldBeGreaterThan(0);
        edges.Store.Gate = new TaskCompletionSource().Task;
        using var told = new CancellationTokenSource();

        var stopping = edges.Leases[0].StopAsync(told.Token); // no timer rings on this clock
        stopping.IsCompleted.ShouldBeFalse();
        await told.CancelAsync();

        await stopping;
    }
}
