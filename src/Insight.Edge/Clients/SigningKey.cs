using System.Collections.Concurrent;
using System.Security.Cryptography;
using Insight.Edge.Diagnostics.Metrics;

namespace Insight.Edge.Clients;

/// <summary>A signing key. Keyed hashes are kept for reuse: keying one costs as much as hashing a small body.</summary>
/// <param name="secret">The key's bytes.</param>
/// <param name="validity">When it may be used.</param>
/// <param name="uses">Counts the signatures that were made with it.</param>
internal sealed class SigningKey(byte[] secret, Validity validity, KeyUses uses)
{
    private const int MaxIdle = 32;

    private readonly ConcurrentQueue<IncrementalHash> _idle = new();
    private int _idleCount;
    private IncrementalHash? _lastReturned;

    /// <summary>When the key may be used.</summary>
    public Validity Validity { get; } = validity;

    /// <summary>Counts the signatures that were made with it.</summary>
    public KeyUses Uses { get; } = uses;

    /// <summary>Takes an HMAC-SHA256 with this key, to be given back, or disposed where it was left halfway.</summary>
    public IncrementalHash Rent()
    {
        if (Interlocked.Exchange(ref _lastReturned, null) is { } last)
            return last;
        if (!_idle.TryDequeue(out var hash))
            return IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        Interlocked.Decrement(ref _idleCount);
        return hash;
    }

    /// <summary>Gives back a hash whose value was taken, so that it starts anew.</summary>
    public void Return(IncrementalHash hash)
    {
        if (Interlocked.CompareExchange(ref _lastReturned, hash, null) is null)
            return;
        if (Interlocked.Increment(ref _idleCount) <= MaxIdle)
        {
            _idle.Enqueue(hash);
            return;
        }

        Interlocked.Decrement(ref _idleCount);
        hash.Dispose();
    }

    /// <summary>Whether this key is that one: a published demo key, for example.</summary>
    public bool Is(ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(secret, other);
}
