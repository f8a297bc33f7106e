namespace Insight.Load.Scenarios;

/// <summary>What <c>compare</c> is asked to do.</summary>
internal sealed record CompareOptions
{
    /// <summary>How long a round takes.</summary>
    public required TimeSpan Round { get; init; }

    /// <summary>How long each peer is warmed up with each size of batch.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>How many rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>The sizes of batches.</summary>
    public required IReadOnlyList<int> Entries { get; init; }

    /// <summary>Connections that are open at the same time.</summary>
    public required int Connections { get; init; }

    /// <summary>The peers; the edge is one of them always.</summary>
    public required IReadOnlyList<string> Peers { get; init; }

    /// <summary>A published edge to measure in place of this repository's; null for this repository's.</summary>
    public string? Edge { get; init; }

    /// <summary>Another published edge, to measure beside it as <c>baseline</c>; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether what is printed is kept too.</summary>
    public bool Save { get; init; }
}
