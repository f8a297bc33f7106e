using System.Numerics;

namespace Insight.Edge.RateLimiting;

/// <summary>
/// A token bucket in one word, without a lock and without a timer: what is kept is the moment at which the bucket will be full again,
/// and a token moves it on (the generic cell rate algorithm, ITU-T I.371).
/// </summary>
/// <remarks>
/// Time is counted in tokens, that is in what the bucket gets meanwhile, in parts fine enough for a nanosecond's worth. A token is then a
/// whole number of parts, and only the reading of the clock is rounded: the rate is exact, however many tokens are taken, and
/// nobody gets more than the burst after a pause.
/// </remarks>
internal sealed class TokenBucket : IPermits
{
    // Together they keep the word from running over for 70 years: 2^32 parts a second, or 2^40 a token, 2^60 in a bucket.
    private const double MaxPartsPerSecond = 1L << 32;
    private const int MaxBitsPerToken = 40;

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly double _partsPerTick;
    private readonly double _partsPerSecond;
    private readonly int _bitsPerToken;
    private readonly long _burstParts;
    private long _fullAt;

    /// <param name="permitsPerSecond">Tokens that the bucket gets in a second; 0.0000001 to 1,000,000.</param>
    /// <param name="burst">Tokens that it holds; 1 to 1,000,000.</param>
    /// <param name="time">Its timestamps are the clock.</param>
    /// <param name="left">Tokens that it begins with; <paramref name="burst"/> where it is absent.</param>
    public TokenBucket(double permitsPerSecond, int burst, TimeProvider time, int? left = null)
    {
        _time = time;
        _start = time.GetTimestamp();
        _bitsPerToken = Math.Min(MaxBitsPerToken, BitOperations.Log2((ulong)(MaxPartsPerSecond / permitsPerSecond)));
        _partsPerSecond = permitsPerSecond * (1L << _bitsPerToken);
        _partsPerTick = _partsPerSecond / time.TimestampFrequency;
        _burstParts = (long)burst << _bitsPerToken;
        _fullAt = (long)(burst - (left ?? burst)) << _bitsPerToken;
    }

    /// <inheritdoc/>
    public ValueTask<Permit> TakeAsync() => new(Take());

    /// <summary>Takes a token.</summary>
    public Permit Take()
    {
        var now = Now();
        var fullAt = Volatile.Read(ref _fullAt);
        while (true)
        {
            var next = Math.Max(fullAt, now) + (1L << _bitsPerToken);
            var missing = next - now - _burstParts;
            if (missing > 0)
                return new Permit(false, 0, Math.Max(1, (int)Math.Ceiling(missing / _partsPerSecond)));
            var found = Interlocked.CompareExchange(ref _fullAt, next, fullAt);
            if (found == fullAt)
                return new Permit(true, (int)(-missing >> _bitsPerToken), 0);
            fullAt = found;
        }
    }

    /// <summary>The tokens that are left.</summary>
    public int Left()
    {
        var now = Now();

        // Somebody whose clock is a moment further may have emptied it meanwhile.
        return (int)(Math.Max(0, _burstParts - Math.Max(0, Volatile.Read(ref _fullAt) - now)) >> _bitsPerToken);
    }

    private long Now() => (long)Math.Round((_time.GetTimestamp() - _start) * _partsPerTick);
}
