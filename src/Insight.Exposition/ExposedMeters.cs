namespace Insight.Exposition;

/// <summary>Which meters a program tells of.</summary>
public sealed record ExposedMeters
{
    /// <summary>The host's own, made by its <see cref="System.Diagnostics.Metrics.IMeterFactory"/>; a name may end in <c>*</c>.</summary>
    public required IReadOnlyList<string> OfHost { get; init; }

    /// <summary>The whole process's, made by nobody's factory: the runtime's, and those of libraries. Whole names.</summary>
    public required IReadOnlyList<string> OfProcess { get; init; }

    /// <summary>Upper bounds of a histogram's buckets by the instrument's name, in its unit, ascending. It goes before what the instrument itself advises.</summary>
    public IReadOnlyDictionary<string, double[]> Buckets { get; init; } = new Dictionary<string, double[]>(StringComparer.Ordinal);

    /// <summary>Instruments that are not told, nor recorded: what they cost is more than they say.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Most series of one of the host's own instruments; what is beyond is summed up in one, which no longer tells what it is of.</summary>
    public int MaxSeries { get; init; } = 20_000;
}
