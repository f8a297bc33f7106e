using System.Collections.Concurrent;
using Insight.Load.Generation;

namespace Insight.Contract.Tests.Load.Generation;

/// <summary>So many requests, all alike, and which of them were acknowledged.</summary>
internal sealed class NumberedRequests(int count) : RequestSource
{
    public static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray();

    private long _claimed = -1;

    public ConcurrentBag<long> Acknowledged { get; } = [];

    public override long Claim() => Interlocked.Increment(ref _claimed) is var number && number < count ? number : None;

    public override RequestWriter CreateWriter() => new SameRequest(Request).CreateWriter();

    public override void Acknowledge(long number) => Acknowledged.Add(number);
}
