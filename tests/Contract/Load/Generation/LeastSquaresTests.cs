using Insight.Load.Generation;

namespace Insight.Contract.Tests.Load.Generation;

public sealed class LeastSquaresTests
{
    [Fact]
    public void Points_on_a_line_give_that_line()
    {
        var line = LeastSquares.Fit([(1, 12), (10, 30), (100, 210), (1000, 2010)]);

        line.Intercept.ShouldBe(10, 1e-9);
        line.Slope.ShouldBe(2, 1e-9);
        line.RSquared.ShouldBe(1, 1e-9);
        line.At(50).ShouldBe(110, 1e-9);
    }

    [Fact]
    public void Points_beside_a_line_give_the_nearest_one_and_say_how_near()
    {
        // By hand: means 3 and 4, sums of products 6, of squares 10 in x and 6 in y.
        var line = LeastSquares.Fit([(1, 2), (2, 4), (3, 5), (4, 4), (5, 5)]);

        line.Slope.ShouldBe(0.6, 1e-9);
        line.Intercept.ShouldBe(2.2, 1e-9);
        line.RSquared.ShouldBe(0.6, 1e-9);
    }

    [Fact]
    public void A_cost_that_does_not_grow_has_no_slope_and_is_wholly_explained()
    {
        var line = LeastSquares.Fit([(1, 7), (10_000, 7)]);

        line.Slope.ShouldBe(0);
        line.Intercept.ShouldBe(7);
        line.RSquared.ShouldBe(1);
    }

    [Fact]
    public void One_x_alone_has_no_line() => Should.Throw<ArgumentException>(() => LeastSquares.Fit([(5, 1), (5, 2)]));
}
