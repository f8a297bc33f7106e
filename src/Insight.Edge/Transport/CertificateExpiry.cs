using Insight.Edge.Upstream;

namespace Insight.Edge.Transport;

/// <summary>From when on the certificates that the edge shows are no longer valid.</summary>
/// <param name="callers">The one for callers.</param>
/// <param name="upstream">The one for the backend.</param>
internal sealed class CertificateExpiry(UpstreamCertificates upstream, ServerCertificate? callers = null)
{
    /// <summary>Those that there are, by what they are for: <c>callers</c>, <c>upstream</c>.</summary>
    public IEnumerable<(string Use, DateTimeOffset ExpiresAt)> All
    {
        get
        {
            if (callers?.ExpiresAt is { } ofCallers)
                yield return ("callers", ofCallers);
            if (upstream.ExpiresAt is { } ofUpstream)
                yield return ("upstream", ofUpstream);
        }
    }
}
