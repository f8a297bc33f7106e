namespace Insight.Backend.Storage;

/// <summary>The closed list of why storage fails, as metrics tell it.</summary>
internal enum StorageFailureReason
{
    /// <summary>Whatever is none of the others.</summary>
    Other,

    /// <summary>As many requests wait as may (<see cref="StorageOptions.MaxQueued"/>, <see cref="StorageOptions.MaxQueuedBytes"/>).</summary>
    QueueFull,

    /// <summary>The backend stops.</summary>
    Stopping,

    /// <summary>The database cannot be opened, or the connection to it was lost.</summary>
    Unreachable,

    /// <summary>The database did not answer in time.</summary>
    Timeout,

    /// <summary>Somebody else held the database's lock for too long.</summary>
    Locked,

    /// <summary>The database only reads: a standby, or a file that may not be written.</summary>
    ReadOnly,

    /// <summary>The disk, or another resource of the database, is used up.</summary>
    DiskFull,

    /// <summary>A constraint, a deadlock or a failed serialization.</summary>
    Conflict,

    /// <summary>Reading or writing the disk failed, or the file is damaged.</summary>
    Io,
}
