using System.Collections.Concurrent;
using Insight.Edge.Clients;
using Insight.Edge.RateLimiting;
using Insight.Edge.Responses;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>What is counted of one client, or of everybody who is none. Counting is an addition each.</summary>
internal sealed class ClientTally
{
    private static readonly int Outcomes = Enum.GetValues<OutcomeKind>().Length;

    private readonly long[] _requests;
    private readonly long[] _accepted;
    private readonly long[] _refused;
    private readonly long[] _decisions = new long[Enum.GetValues<LimitDecision>().Length];
    private readonly ConcurrentDictionary<(KeyKind Kind, string Generation), KeyUses> _uses = new();
    private long _signaturesMissing;
    private long _signaturesInvalid;

    /// <param name="client">The client's id.</param>
    /// <param name="ehr">Its EHR.</param>
    /// <param name="routes">How many routes there are.</param>
    public ClientTally(string client, string ehr, int routes)
    {
        ClientTag = new("client", client);
        EhrTag = new("ehr", ehr);
        _requests = new long[routes * Outcomes];
        _accepted = new long[routes];
        _refused = new long[routes];
    }

    /// <summary>The client, as series are labelled.</summary>
    public KeyValuePair<string, object?> ClientTag { get; }

    /// <summary>Its EHR, as series are labelled.</summary>
    public KeyValuePair<string, object?> EhrTag { get; }

    /// <summary>How many routes are counted apart.</summary>
    public int Routes => _accepted.Length;

    /// <summary>Whether anything was counted.</summary>
    public bool HasAny => Array.Exists(_requests, count => count > 0);

    /// <summary>Signed requests that came without a signature.</summary>
    public long SignaturesMissing => Volatile.Read(ref _signaturesMissing);

    /// <summary>Signatures that none of the active keys made.</summary>
    public long SignaturesInvalid => Volatile.Read(ref _signaturesInvalid);

    /// <summary>Every generation of a key that there is or was, and how often it was used.</summary>
    public IEnumerable<(KeyKind Kind, string Generation, long Count)> Uses => _uses.Select(use => (use.Key.Kind, use.Key.Generation, use.Value.Count));

    /// <summary>Counts the uses of a generation: the same object for each key that ever was that generation.</summary>
    public KeyUses UsesOf(KeyKind kind, string generation) => _uses.GetOrAdd((kind, generation), static _ => new KeyUses());

    /// <summary>A request was answered.</summary>
    public void Answered(int route, Outcome outcome)
    {
        Interlocked.Increment(ref _requests[(route * Outcomes) + (int)outcome.Kind]);
        if (outcome.Accepted > 0)
            Interlocked.Add(ref _accepted[route], outcome.Accepted);
        if (outcome.Refused > 0)
            Interlocked.Add(ref _refused[route], outcome.Refused);
    }

    /// <summary>A request was let through, or refused.</summary>
    public void Decided(LimitDecision decision) => Interlocked.Increment(ref _decisions[(int)decision]);

    /// <summary>A request came without a signature.</summary>
    public void SignatureMissed() => Interlocked.Increment(ref _signaturesMissing);

    /// <summary>A signature was none of the active keys'.</summary>
    public void SignatureFailed() => Interlocked.Increment(ref _signaturesInvalid);

    /// <summary>Requests until now.</summary>
    public long Requests(int route, OutcomeKind outcome) => Volatile.Read(ref _requests[(route * Outcomes) + (int)outcome]);

    /// <summary>Stored entries until now.</summary>
    public long Accepted(int route) => Volatile.Read(ref _accepted[route]);

    /// <summary>Refused entries until now.</summary>
    public long Refused(int route) => Volatile.Read(ref _refused[route]);

    /// <summary>Decisions until now.</summary>
    public long Decisions(LimitDecision decision) => Volatile.Read(ref _decisions[(int)decision]);
}
