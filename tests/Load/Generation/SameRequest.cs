namespace Insight.Load.Generation;

/// <summary>The same bytes every time.</summary>
internal sealed class SameRequest(byte[] request) : RequestSource
{
    private long _claimed = -1;

    /// <inheritdoc/>
    public override long Claim() => Interlocked.Increment(ref _claimed);

    /// <inheritdoc/>
    public override RequestWriter CreateWriter() => new Writer(request);

    private sealed class Writer(byte[] request) : RequestWriter
    {
        public override ReadOnlyMemory<byte> Write(long number) => request;
    }
}
