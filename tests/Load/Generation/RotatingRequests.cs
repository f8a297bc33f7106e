namespace Insight.Load.Generation;

/// <summary>Several requests, in turn.</summary>
internal sealed class RotatingRequests(IReadOnlyList<byte[]> requests) : RequestSource
{
    private long _claimed = -1;

    /// <inheritdoc/>
    public override long Claim() => Interlocked.Increment(ref _claimed);

    /// <inheritdoc/>
    public override RequestWriter CreateWriter() => new Writer(requests);

    private sealed class Writer(IReadOnlyList<byte[]> requests) : RequestWriter
    {
        public override ReadOnlyMemory<byte> Write(long number) => requests[(int)(number % requests.Count)];
    }
}
