using Insight.Edge.Management.Status.History;

namespace Insight.Contract.Tests.Management.Status.History;

public sealed class WindowTests
{
    [Fact]
    public void A_count_is_what_it_grew_by()
    {
        var window = new Window(At(10, 5, 100), At(70, 8, 160));

        window[0].ShouldBe(3);
        window[1].ShouldBe(60);
        window.Sum(0..2).ShouldBe(63);
        window.Sum(1..2).ShouldBe(60);
        window.Length.ShouldBe(TimeSpan.FromSeconds(60));
        window.PerSecond(window[1]).ShouldBe(1);
    }

    [Fact]
    public void A_count_that_was_not_there_yet_was_nothing() => new Window(At(0, 5), At(1, 5, 7))[1].ShouldBe(7);

    [Fact]
    public void A_count_that_began_anew_is_what_it_is_now() => new Window(At(0, 500), At(1, 3))[0].ShouldBe(3);

    [Fact]
    public void Where_no_time_has_passed_there_is_no_rate()
    {
        var now = At(3, 9);

        new Window(now, now).PerSecond(9).ShouldBe(0);
    }

    private static Sample At(int seconds, params long[] counts) => new(TimeSpan.FromSeconds(seconds), counts);
}
