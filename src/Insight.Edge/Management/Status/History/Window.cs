namespace Insight.Edge.Management.Status.History;

/// <summary>What was counted between two samples.</summary>
/// <param name="from">The earlier.</param>
/// <param name="to">The later.</param>
internal sealed class Window(Sample from, Sample to)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => to.At - from.At;

    /// <summary>How much a count grew. One that is smaller than it was began anew meanwhile.</summary>
    public long this[int place] => to[place] >= from[place] ? to[place] - from[place] : to[place];

    /// <summary>How much some counts grew, together.</summary>
    public long Sum(Range places)
    {
        var (offset, length) = places.GetOffsetAndLength(to.Counts.Length);
        var sum = 0L;
        for (var i = offset; i < offset + length; i++)
            sum += this[i];
        return sum;
    }

    /// <summary>How much a count grew in a second; 0 where no time has passed.</summary>
    public double PerSecond(long count) => Length > TimeSpan.Zero ? count / Length.TotalSeconds : 0;
}
