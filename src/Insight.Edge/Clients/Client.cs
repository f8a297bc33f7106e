using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.RateLimiting;

namespace Insight.Edge.Clients;

/// <summary>One integration that may call.</summary>
internal sealed class Client
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The EHR that it may post for.</summary>
    public required string Ehr { get; init; }

    /// <summary>The organization that the appointments belong to.</summary>
    public required string Organization { get; init; }

    /// <summary>Its limits.</summary>
    public required RateLimitOptions RateLimit { get; init; }

    /// <summary>Holds it to its limits.</summary>
    public required ClientLimiter Limiter { get; set; }

    /// <summary>What is counted of it. A reload goes on with the same counts.</summary>
    public required ClientTally Tally { get; init; }

    /// <summary>What may be told of its keys, of either kind, active or not.</summary>
    public List<ClientKey> Keys { get; } = [];

    /// <summary>Its signing keys, active or not.</summary>
    public IReadOnlyList<SigningKey> SigningKeys { get; set; } = [];

    /// <summary>The signing keys that may be used at a time.</summary>
    public IReadOnlyList<SigningKey> ActiveSigningKeys(DateTimeOffset now)
    {
        for (var i = 0; i < SigningKeys.Count; i++)
        {
            if (!SigningKeys[i].Validity.Includes(now))
                return [.. SigningKeys.Where(other => other.Validity.Includes(now))];
        }

        return SigningKeys;
    }
}
