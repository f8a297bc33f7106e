using Insight.Edge.Configuration;

namespace Insight.Edge.Management.Status.Model;

/// <summary>What the page says of one edge at one moment.</summary>
internal sealed record StatusModel
{
    /// <summary>The machine's name.</summary>
    public required string Host { get; init; }

    /// <summary>The version that runs.</summary>
    public required string Version { get; init; }

    /// <summary>When this was so.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long the edge has run.</summary>
    public required TimeSpan Uptime { get; init; }

    /// <summary>What is not as it should be, the worst first; nothing where all is well.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>What came, and how it ended.</summary>
    public required TrafficModel Traffic { get; init; }

    /// <summary>What was refused, by EHR.</summary>
    public required IReadOnlyList<EhrRow> Ehrs { get; init; }

    /// <summary>How many EHRs had requests and are not among <see cref="Ehrs"/>.</summary>
    public required int FurtherEhrs { get; init; }

    /// <summary>What was refused, by field and rule, the most frequent first.</summary>
    public required IReadOnlyList<IssueRow> Issues { get; init; }

    /// <summary>How many issues there were, those that are not among <see cref="Issues"/> too.</summary>
    public required long IssueCount { get; init; }

    /// <summary>Where requests go.</summary>
    public required IReadOnlyList<DestinationRow> Destinations { get; init; }

    /// <summary>Keys that expire soon, or have, the soonest first.</summary>
    public required IReadOnlyList<KeyRow> Keys { get; init; }

    /// <summary>How many keys there are altogether.</summary>
    public required int KeyCount { get; init; }

    /// <summary>Who counts the clients' requests, in a sentence.</summary>
    public required string RateLimits { get; init; }

    /// <summary>What of the configuration is in force since when.</summary>
    public required IReadOnlyList<ReloadState> Reloads { get; init; }

    /// <summary>The worst of <see cref="Notices"/>.</summary>
    public Level Level => Notices.Count == 0 ? Level.Good : Notices.Max(notice => notice.Level);
}
