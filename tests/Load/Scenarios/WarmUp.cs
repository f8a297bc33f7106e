namespace Insight.Load.Scenarios;

/// <summary>Load before the measuring: code that is compiled as it is used gets faster for a while, and is measured when it no longer does.</summary>
internal static class WarmUp
{
    // A process that is pinned to one core waits ten times as long until it compiles hot code anew (TC_DelaySingleProcMultiplier), and the
    // rate stands still meanwhile: two equal turns prove nothing before that.
    private const int AtLeast = 10;
    private const int AtMost = 20;
    private const double StillGrowing = 1.05;

    /// <summary>Runs until the rate no longer grows.</summary>
    /// <param name="run">Runs for a second or so, and gives the rate.</param>
    /// <returns>The best rate.</returns>
    public static async Task<double> UntilSettledAsync(Func<Task<double>> run)
    {
        var best = 0.0;
        for (var turn = 1; turn <= AtMost; turn++)
        {
            var rate = await run();
            var settled = rate < best * StillGrowing;
            best = Math.Max(best, rate);
            if (settled && turn >= AtLeast) break;
        }

        return best;
    }
}
