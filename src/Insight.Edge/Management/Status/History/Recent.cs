namespace Insight.Edge.Management.Status.History;

/// <summary>The samples of the last minutes, and the counts of this moment.</summary>
/// <param name="samples">Samples, the oldest first.</param>
/// <param name="now">This moment's, later than all of them.</param>
internal sealed class Recent(IReadOnlyList<Sample> samples, Sample now)
{
    /// <summary>
    /// The time until now that is at least so long, as far as samples go back; shorter where the edge has not run for so long, longer by what passes between
    /// two samples.
    /// </summary>
    public Window Last(TimeSpan length)
    {
        for (var i = samples.Count - 1; i >= 0; i--)
        {
            if (now.At - samples[i].At >= length)
                return new Window(samples[i], now);
        }

        return new Window(samples.Count > 0 ? samples[0] : now, now);
    }

    /// <summary>Rates over time: as many slots as asked for, each so long, the last one under way.</summary>
    /// <param name="slots">How many.</param>
    /// <param name="length">How long each is. They begin at whole multiples of it, so that a slot once past stays what it was.</param>
    /// <param name="gap">Samples that are further apart than this say nothing of the time between them.</param>
    /// <param name="count">What is counted.</param>
    /// <returns>Counts a second, the oldest first; null where nothing is known.</returns>
    public double?[] PerSecond(int slots, TimeSpan length, TimeSpan gap, Func<Window, long> count)
    {
        var counts = new long[slots];
        var times = new TimeSpan[slots];
        var last = now.At.Ticks / length.Ticks;
        for (var i = 0; i < samples.Count; i++)
        {
            var window = new Window(samples[i], i + 1 < samples.Count ? samples[i + 1] : now);

            // It belongs where its middle is.
            var slot = slots - 1 - (int)Math.Min(slots, last - ((samples[i].At + (window.Length / 2)).Ticks / length.Ticks));
            if (slot < 0 || window.Length > gap || window.Length <= TimeSpan.Zero)
                continue;
            counts[slot] += count(window);
            times[slot] += window.Length;
        }

        return [.. counts.Zip(times, (counted, time) => time > TimeSpan.Zero ? counted / time.TotalSeconds : (double?)null)];
    }
}
