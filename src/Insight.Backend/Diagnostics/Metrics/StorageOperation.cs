namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>What a request wants of the storage.</summary>
internal enum StorageOperation
{
    /// <summary>Appointments to be stored.</summary>
    StoreAppointments,

    /// <summary>An event to be stored.</summary>
    StoreEvent,

    /// <summary>Anything to be read.</summary>
    Read,
}
