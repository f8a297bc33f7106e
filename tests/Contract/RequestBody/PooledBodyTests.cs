using System.Security.Cryptography;
using Insight.Edge.RequestBody;

namespace Insight.Contract.Tests.RequestBody;

public sealed class PooledBodyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(192)]
    [InlineData(256)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) - 63)]
    [InlineData(1_000_000)]
    public void Behind_the_body_there_are_zeros_to_read_whatever_the_array_held_before(int length)
    {
        SoilThePool();
        var bytes = RandomNumberGenerator.GetBytes(length);
        using var appended = new PooledBody(length);
        foreach (var chunk in bytes.Chunk(4096))
            appended.Append(chunk);
        using var created = PooledBody.Create(length, bytes, static (destination, from) => from.CopyTo(destination));

        foreach (var body in new[] { appended, created })
        {
            body.Bytes.SequenceEqual(bytes).ShouldBeTrue();
            body.BytesAndTail[..length].SequenceEqual(bytes).ShouldBeTrue();
            body.BytesAndTail[length..].ToArray().ShouldBe(new byte[PooledBody.ReadableTail]);
        }
    }

    // What somebody else left in the pool.
    private static void SoilThePool()
    {
        for (var size = 256; size <= 2 * 1024 * 1024; size *= 2)
        {
            var array = System.Buffers.ArrayPool<byte>.Shared.Rent(size);
            array.AsSpan().Fill(0xFF);
            System.Buffers.ArrayPool<byte>.Shared.Return(array);
        }
    }
}
