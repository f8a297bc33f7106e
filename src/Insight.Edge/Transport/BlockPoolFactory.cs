using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Insight.Edge.Transport;

/// <summary>Gives the server's connections their memory, a <see cref="BlockPool"/> each time it is asked.</summary>
internal sealed class BlockPoolFactory(TimeProvider time) : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new BlockPool(time);
}
