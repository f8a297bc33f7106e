using System.Globalization;
using Insight.Edge.Clients;

namespace Insight.Edge.RateLimiting;

/// <summary>
/// A client's two limits: requests in flight at this edge, and permits (contract, "Limits"). Neither takes a lock or allocates while there are any.
/// A reload of the clients keeps it where the client's id and limits stay the same.
/// </summary>
internal sealed class ClientLimiter
{
    private readonly RateLimitOptions _limits;
    private readonly IPermits _permits;
    private readonly string _policy;
    private int _inFlight;
    private Quota? _lastTold;

    /// <param name="limits">The limits.</param>
    /// <param name="permits">What there is to take of them.</param>
    public ClientLimiter(RateLimitOptions limits, IPermits permits)
    {
        _limits = limits;
        _permits = permits;
        _policy = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={limits.Burst};w={SecondsFor(limits.Burst)}");
    }

    /// <summary>Asks for a place and a permit. The limit on requests in flight comes first: a request that it refuses costs no permit.</summary>
    /// <returns>What was decided. Where the request may go on it has a place, which is to be left again.</returns>
    public ValueTask<Entry> EnterAsync()
    {
        if (!TryTakePlace())
        {
            // When a place will be free nobody knows; when a permit will be, if there is none either, the next answer tells.
            return new(new Entry(LimitDecision.Concurrency, Tell(_permits.Left()), 1));
        }

        var taking = _permits.TakeAsync();
        return taking.IsCompletedSuccessfully ? new(Enter(taking.Result)) : WaitAsync(taking);
    }

    /// <summary>Gives back the place.</summary>
    public void Leave() => Interlocked.Decrement(ref _inFlight);

    private async ValueTask<Entry> WaitAsync(ValueTask<Permit> taking) => Enter(await taking);

    private Entry Enter(Permit permit)
    {
        if (!permit.Taken)
            Leave();
        return new Entry(permit.Taken ? LimitDecision.Allowed : LimitDecision.Rate, Tell(permit.Left), permit.RetryAfterSeconds);
    }

    private bool TryTakePlace()
    {
        // Counting first and looking then would let a refused request take a place from one that is due for it.
        var inFlight = Volatile.Read(ref _inFlight);
        while (inFlight < _limits.MaxConcurrent)
        {
            var found = Interlocked.CompareExchange(ref _inFlight, inFlight + 1, inFlight);
            if (found == inFlight)
                return true;
            inFlight = found;
        }

        return false;
    }

    // A client that is far from its limits is told the same again and again.
    private Quota Tell(int left)
    {
        if (_lastTold is { } last && last.Left == left)
            return last;
        var remaining = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left};t={SecondsFor(_limits.Burst - left)}");
        return _lastTold = new Quota(left, _policy, remaining);
    }

    private int SecondsFor(int permits) => (int)Math.Ceiling(permits / _limits.PermitsPerSecond);
}
