using Insight.Load.Reporting;

namespace Insight.Contract.Tests.Load.Reporting;

public sealed class FiguresTests
{
    [Fact]
    public void One_thing_is_told_in_the_singular()
    {
        Figures.Count(1, "round").ShouldBe("1 round");
        Figures.Count(3, "round").ShouldBe("3 rounds");
        Figures.Entries(1).ShouldBe("1 entry");
        Figures.Entries(10).ShouldBe("10 entries");
    }

    [Theory]
    [InlineData(0.1, "6 seconds")]
    [InlineData(0.2, "12 seconds")]
    [InlineData(2, "2 minutes")]
    [InlineData(2.5, "2.5 minutes")]
    [InlineData(60, "60 minutes")]
    public void A_short_run_is_told_in_seconds(double minutes, string told) => Figures.Duration(TimeSpan.FromMinutes(minutes)).ShouldBe(told);

    [Theory]
    [InlineData(0.5, 3, "1.5 s")]
    [InlineData(0.6, 2, "1.2 s")]
    [InlineData(10, 3, "30 s")]
    [InlineData(180, 2, "6.0 min")]
    public void A_timeline_is_as_precise_as_its_steps(double step, int number, string told) =>
        Figures.At(number * TimeSpan.FromSeconds(step), TimeSpan.FromSeconds(step)).ShouldBe(told);
}
