using Insight.Load.Scenarios;

namespace Insight.Contract.Tests.Load.Scenarios;

public sealed class SlopeTests
{
    [Fact]
    public void A_short_soak_has_no_slope() =>
        SoakScenario.Slope(TimeSpan.FromMinutes(0.2), Growing(TimeSpan.FromMinutes(0.2)))
            .ShouldBe("Too short to tell whether memory grows: a slope is fitted from 10 minutes on.");

    [Fact]
    public void A_soak_tells_how_memory_grew_behind_its_first_quarter() =>
        SoakScenario.Slope(TimeSpan.FromHours(1), Growing(TimeSpan.FromHours(1)))
            .ShouldBe("Resident memory behind the first quarter: 105.0 to 119.0 MB; slope 20.0 MB an hour, r² 1.00.");

    [Fact]
    public void Two_points_have_no_line()
    {
        GrowthScenario.Fitted([(1, 0.02), (10, 0.05)], "entry").ShouldBe("no line is fitted to fewer than 3 points.");
        GrowthScenario.Fitted([(1, 0.02), (2, 0.03), (3, 0.04)], "entry").ShouldBe("10.0 µs fixed and 10000.0 ns for each entry, r² 1.0000.");
    }

    // A hundred megabytes, and one more with each of the twenty parts of the run.
    private static List<(double Hours, double Bytes)> Growing(TimeSpan run) =>
        [.. Enumerable.Range(1, 19).Select(part => (part * run.TotalHours / 20, 100e6 + (part * 1e6)))];
}
