using System.Diagnostics;

namespace Insight.Load.Benchmarks;

/// <summary>Waits for the just-in-time compiler, which compiles anew in the background what is busy.</summary>
internal static class Compilation
{
    // It looks ten times a second at the most, and goes through two tiers; some more for a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs code, each piece in turn, until it has most likely got its last form: a short job would else measure the first.</summary>
    public static void Settle(params ReadOnlySpan<Action> pieces)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            foreach (var piece in pieces)
                piece();
        }
    }
}
