namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>What a transaction writes.</summary>
internal enum TransactionContent
{
    /// <summary>Appointments alone.</summary>
    Appointments,

    /// <summary>Events alone.</summary>
    Events,

    /// <summary>Both.</summary>
    Both,
}
