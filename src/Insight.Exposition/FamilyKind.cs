namespace Insight.Exposition;

/// <summary>What a family of metrics is, as both formats call it.</summary>
internal enum FamilyKind
{
    /// <summary>It only goes up.</summary>
    Counter,

    /// <summary>It goes up and down.</summary>
    Gauge,

    /// <summary>Counts by upper bound.</summary>
    Histogram,
}
