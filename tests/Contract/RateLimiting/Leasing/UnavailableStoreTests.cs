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
}
