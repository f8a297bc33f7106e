using Insight.Edge.Diagnostics.Metrics;

namespace Insight.Edge.Clients;

/// <summary>What may be told of a client's key: all but the key.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Generation">What tells it from the client's others of its kind.</param>
/// <param name="Validity">When it may be used.</param>
/// <param name="Uses">How often it was.</param>
internal sealed record ClientKey(KeyKind Kind, string Generation, Validity Validity, KeyUses Uses)
{
    /// <summary>What expires within this long is told to people by itself.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(30);
}
