using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Insight.Edge.Clients;

/// <summary>A signing key. Keyed hashes are kept for reuse: keying one costs as much as hashing a small body.</summary>
/// <param name="secret">The key's bytes.</param>
/// <param name="validity">When it may be used.</param>
internal sealed class SigningKey(byte[] secret, Validity validity)
{
    private const int MaxIdle = 32;

    private readonly ConcurrentBag<IncrementalHash> _idle = [];

    /// <summary>When the key may be used.</summary>
    public Validity Validity { get; } = validity;

    /// <summary>Takes an HMAC-SHA256 with this key, to be given back, or disposed where it was left halfway.</summary>
    public IncrementalHash Rent() =>
        _idle.TryTake(out var hash) ? hash : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);

    /// <summary>Gives back a hash whose value was taken, so that it starts anew.</summary>
    public void Return(IncrementalHash hash)
    {
        if (_idle.Count < MaxIdle)
            _idle.Add(hash);
        else
            hash.Dispose();
    }

    /// <summary>Whether this key is that one: a published demo key, for example.</summary>
    public bool Is(ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(secret, other);
}
