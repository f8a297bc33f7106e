namespace Insight.Edge.Management.Status.History;

/// <summary>All counts at one moment. Later samples may have more: an EHR that was configured since has its counts at the end.</summary>
/// <param name="At">When, on the clock that only goes forward; from any beginning.</param>
/// <param name="Counts">What had been counted until then.</param>
internal sealed record Sample(TimeSpan At, long[] Counts)
{
    /// <summary>A count; 0 where there was none yet.</summary>
    public long this[int place] => place < Counts.Length ? Counts[place] : 0;
}
