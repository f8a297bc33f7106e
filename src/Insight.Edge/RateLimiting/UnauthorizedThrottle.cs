using System.Net;
using Insight.Edge.Configuration;

namespace Insight.Edge.RateLimiting;

/// <summary>Counts a source address's answers of 401 and says when there are too many (contract, below "Order of the checks").</summary>
internal sealed class UnauthorizedThrottle(EdgeOptions options, TimeProvider time)
{
    /// <summary>Most addresses that are counted apart.</summary>
    internal const int MaxAddresses = SourceThrottle.MaxAddresses;

    private readonly SourceThrottle _answers = new(options.UnauthorizedLimit.Answers, options.UnauthorizedLimit.Window, time);

    /// <summary>How many addresses are counted apart.</summary>
    internal int Counted => _answers.Counted;

    /// <summary>Counts one more 401.</summary>
    /// <param name="address">The source address; a connection without one (a Unix socket) counts as one address.</param>
    /// <returns>Null while the address may be told so; else the whole seconds, at least 1, until its window has passed.</returns>
    public int? Count(IPAddress? address) => _answers.Count(address);
}
