using Insight.Load.Measuring;

namespace Insight.Contract.Tests.Load.Measuring;

public sealed class SpreadTests
{
    [Fact]
    public void Of_an_odd_number_of_values_the_median_is_the_middle_one() =>
        Spread.Of([3, 1, 10]).ShouldBe(new Spread(Median: 3, Min: 1, Max: 10));

    [Fact]
    public void Of_an_even_number_of_values_the_median_lies_between_the_two_in_the_middle() =>
        Spread.Of([4, 1, 2, 10]).ShouldBe(new Spread(Median: 3, Min: 1, Max: 10));

    [Fact]
    public void A_table_shows_median_least_and_most() => Spread.Of([0.0531, 0.0544, 0.06]).ToString("F3").ShouldBe("0.054 (0.053–0.060)");

    [Fact]
    public void One_value_is_shown_alone() => Spread.Of([0.5]).ToString("F2").ShouldBe("0.50");
}
