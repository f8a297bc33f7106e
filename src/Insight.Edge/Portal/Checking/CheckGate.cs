using System.Net;
using System.Net.Sockets;
using Insight.Edge.Configuration;
using Insight.Edge.RateLimiting;

namespace Insight.Edge.Portal.Checking;

/// <summary>
/// Keeps the checker from taking what the webhooks need: so many payloads from a source (an IPv4 address, or the /64 of an IPv6 one) in a window, so many in memory at once, and one
/// that is looked at.
/// </summary>
internal sealed class CheckGate(EdgeOptions options, TimeProvider time) : IDisposable
{
    private readonly SourceThrottle _sources = new(options.Portal.Checks, options.Portal.Window, time);
    private readonly SemaphoreSlim _places = new(options.Portal.MaxConcurrent);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Counts a check.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <returns>Null while the source may have it; else the whole seconds, at least 1, until it may again.</returns>
    public int? Count(IPAddress? source) => _sources.Count(source is null ? null : NetworkOf(source));

    /// <summary>Takes a place for a payload, where there is one.</summary>
    public bool TryEnter() => _places.Wait(0);

    /// <summary>Gives the place back.</summary>
    public void Leave() => _places.Release();

    /// <summary>Waits until nobody else's payload is looked at.</summary>
    /// <exception cref="OperationCanceledException">The visitor is gone.</exception>
    public Task WaitForTurnAsync(CancellationToken aborted) => _turn.WaitAsync(aborted);

    /// <summary>The next one's turn.</summary>
    public void EndTurn() => _turn.Release();

    // Whoever has one IPv6 address has a /64 of them: counted apart, each would have a share.
    private static IPAddress NetworkOf(IPAddress source)
    {
        if (source.AddressFamily != AddressFamily.InterNetworkV6 || source.IsIPv4MappedToIPv6)
            return source;
        Span<byte> bytes = stackalloc byte[16];
        source.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    public void Dispose()
    {
        _places.Dispose();
        _turn.Dispose();
    }
}
