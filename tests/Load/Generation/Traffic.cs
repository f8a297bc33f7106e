using System.Net;

namespace Insight.Load.Generation;

/// <summary>What is sent where, and what should come back.</summary>
/// <param name="EndPoint">The server.</param>
/// <param name="Requests">What is sent.</param>
/// <param name="ExpectedStatus">The status that counts as answered; any other is an error.</param>
internal sealed record Traffic(IPEndPoint EndPoint, RequestSource Requests, int ExpectedStatus)
{
    /// <summary>The source address, where it matters; null leaves it to the system.</summary>
    public IPAddress? From { get; init; }
}
