namespace Insight.Edge.Management.Status.History;

/// <summary>What is kept of each EHR.</summary>
internal enum EhrColumn
{
    /// <summary>Requests of which all, or the clean part, is stored.</summary>
    Stored,

    /// <summary>Requests refused for what they are.</summary>
    Refused,

    /// <summary>Requests refused because there were too many.</summary>
    RateLimited,

    /// <summary>Requests that failed here, or in the backend.</summary>
    Failed,

    /// <summary>Requests whose caller hung up.</summary>
    Gone,

    /// <summary>Entries stored.</summary>
    EntriesStored,

    /// <summary>Entries refused.</summary>
    EntriesRefused,
}
