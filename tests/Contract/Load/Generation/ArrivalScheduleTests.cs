using Insight.Load.Generation;

namespace Insight.Contract.Tests.Load.Generation;

public sealed class ArrivalScheduleTests
{
    [Fact]
    public void Requests_are_due_evenly_spaced()
    {
        Drain(new ArrivalSchedule((4, TimeSpan.FromSeconds(1)))).ShouldBe([0, 250, 500, 750]);
    }

    [Fact]
    public void A_phase_begins_where_the_last_one_ends_with_its_own_rate()
    {
        var schedule = new ArrivalSchedule((2, TimeSpan.FromSeconds(1)), (10, TimeSpan.FromSeconds(0.3)), (1, TimeSpan.FromSeconds(2)));

        Drain(schedule).ShouldBe([0, 500, 1000, 1100, 1200, 1300, 2300]);
        schedule.Duration.ShouldBe(TimeSpan.FromSeconds(3.3));
    }

    [Fact]
    public void A_rate_that_does_not_divide_the_second_does_not_drift()
    {
        Drain(new ArrivalSchedule((12_347, TimeSpan.FromSeconds(10)))).Count.ShouldBe(123_470);
    }

    [Fact]
    public void A_rate_of_nothing_is_refused() =>
        Should.Throw<ArgumentException>(() => new ArrivalSchedule((0, TimeSpan.FromSeconds(1))));

    private static List<double> Drain(ArrivalSchedule schedule)
    {
        var due = new List<double>();
        while (schedule.TryNext(out var next)) due.Add(next.TotalMilliseconds);
        return due;
    }
}
