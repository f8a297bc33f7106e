using Insight.Edge.Management.Status.History;

namespace Insight.Contract.Tests.Management.Status.History;

public sealed class RecentTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(15);

    [Fact]
    public void The_last_minutes_begin_at_the_latest_sample_that_is_old_enough()
    {
        var recent = new Recent([.. Enumerable.Range(0, 10).Select(i => At(i * 5, i))], At(47, 100));

        recent.Last(TimeSpan.FromSeconds(15))[0].ShouldBe(94); // since second 30
        recent.Last(TimeSpan.FromSeconds(15)).Length.ShouldBe(TimeSpan.FromSeconds(17));
        recent.Last(TimeSpan.FromSeconds(17))[0].ShouldBe(94);
    }

    [Fact]
    public void They_are_fewer_where_the_edge_has_not_run_for_so_long()
    {
        var recent = new Recent([At(0, 0), At(5, 3)], At(7, 4));

        recent.Last(TimeSpan.FromMinutes(15))[0].ShouldBe(4);
        recent.Last(TimeSpan.FromMinutes(15)).Length.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Before_the_first_sample_nothing_is_known()
    {
        var recent = new Recent([], At(7, 4));

        recent.Last(TimeSpan.FromMinutes(15))[0].ShouldBe(0);
        recent.PerSecond(3, TimeSpan.FromSeconds(10), Gap, window => window[0]).ShouldBe([null, null, null]);
    }

    [Fact]
    public void Rates_are_by_slots_that_begin_at_whole_multiples_of_their_length()
    {
        // 2 a second until 20, 4 a second until 30, 6 a second from then on; now is 35.
        var samples = Enumerable.Range(0, 7).Select(i => At(i * 5, (i * 10) + (Math.Max(0, i - 4) * 10))).ToArray();
        var recent = new Recent(samples, At(35, 110));

        recent.PerSecond(4, TimeSpan.FromSeconds(10), Gap, window => window[0]).ShouldBe([2, 2, 4, 6]);
        recent.PerSecond(2, TimeSpan.FromSeconds(10), Gap, window => window[0]).ShouldBe([4, 6]);
    }

    [Fact]
    public void A_slot_that_is_past_stays_what_it_was()
    {
        Sample[] samples = [.. Enumerable.Range(0, 9).Select(i => At(i * 5, i * i))];

        var early = new Recent(samples[..6], At(27, 30)).PerSecond(3, TimeSpan.FromSeconds(10), Gap, window => window[0]);
        var later = new Recent(samples, At(41, 80)).PerSecond(5, TimeSpan.FromSeconds(10), Gap, window => window[0]);

        later[0].ShouldBe(early[0]);
        later[1].ShouldBe(early[1]);
    }

    [Fact]
    public void Of_a_gap_between_samples_nothing_is_told_and_its_counts_are_in_the_whole_all_the_same()
    {
        // The machine slept from 10 to 40.
        var recent = new Recent([At(0, 0), At(5, 5), At(10, 10), At(40, 100), At(45, 105)], At(49, 109));

        recent.PerSecond(5, TimeSpan.FromSeconds(10), Gap, window => window[0]).ShouldBe([1, null, null, null, 1]);
        recent.Last(TimeSpan.FromMinutes(15))[0].ShouldBe(109);
    }

    [Fact]
    public void No_more_samples_are_kept_than_may_be()
    {
        var ring = new SampleRing(3);
        for (var i = 0; i < 10; i++)
            ring.Add(At(i, i));

        ring.ToArray().Select(sample => sample[0]).ShouldBe([7, 8, 9]);
    }

    private static Sample At(int seconds, params long[] counts) => new(TimeSpan.FromSeconds(seconds), counts);
}
