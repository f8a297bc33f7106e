namespace Insight.Load.Generation;

/// <summary>Makes the requests of one connection.</summary>
internal abstract class RequestWriter
{
    /// <summary>The whole request's bytes, valid until the next call.</summary>
    public abstract ReadOnlyMemory<byte> Write(long number);
}
