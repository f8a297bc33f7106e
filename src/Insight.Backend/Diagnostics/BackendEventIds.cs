namespace Insight.Backend.Diagnostics;

/// <summary>Every log event's number: a block of a thousand for each room. Never renumbered, never used again.</summary>
internal static class BackendEventIds
{
    /// <summary>A batch was stored.</summary>
    public const int BatchStored = 20000;

    /// <summary>A batch was refused: the edge sent what it should not.</summary>
    public const int BatchRefused = 20001;

    /// <summary>A batch was not stored because storage failed.</summary>
    public const int BatchFailed = 20002;

    /// <summary>An appointment was read.</summary>
    public const int AppointmentRead = 20010;

    /// <summary>An appointment could not be read because storage failed.</summary>
    public const int ReadFailed = 20011;

    /// <summary>An event was stored, or had been before.</summary>
    public const int EventStored = 20020;

    /// <summary>An event was refused: the edge sent what it should not.</summary>
    public const int EventRefused = 20021;

    /// <summary>An event was not stored because storage failed.</summary>
    public const int EventFailed = 20022;

    /// <summary>An event was read.</summary>
    public const int EventRead = 20030;

    /// <summary>An event could not be read because storage failed.</summary>
    public const int EventReadFailed = 20031;

    /// <summary>A page of the feed was read.</summary>
    public const int FeedRead = 20032;

    /// <summary>A page of the feed could not be read because storage failed.</summary>
    public const int FeedFailed = 20033;

    /// <summary>The store is open.</summary>
    public const int StoreOpened = 21000;

    /// <summary>The store is closed.</summary>
    public const int StoreClosed = 21001;

    /// <summary>The store is not ready.</summary>
    public const int StoreNotReady = 21002;

    /// <summary>The database was away when the backend started.</summary>
    public const int StoreAway = 21003;

    /// <summary>The caller went away before it was answered.</summary>
    public const int CallerGone = 22000;

    /// <summary>A request failed unexpectedly.</summary>
    public const int RequestFailed = 22001;

    /// <summary>The file of accepted tokens changed.</summary>
    public const int TokensReloaded = 23000;

    /// <summary>The file of accepted tokens changed, and is wrong.</summary>
    public const int TokensRefused = 23001;

    /// <summary>A request without an accepted token was refused.</summary>
    public const int TokenMissing = 23002;

    /// <summary>The backend was told to stop, and drains.</summary>
    public const int Draining = 24000;

    /// <summary>It was told again, and cuts what is in flight.</summary>
    public const int StoppedAtOnce = 24001;

    /// <summary>What waited to be written when time was up is not.</summary>
    public const int QueueAbandoned = 24002;

    /// <summary>A file that TLS needs changed.</summary>
    public const int TlsReloaded = 25000;

    /// <summary>A file that TLS needs changed, and is wrong.</summary>
    public const int TlsRefused = 25001;
}
