using System.Security.Cryptography;
using Insight.Edge.RequestBody;

namespace Insight.Contract.Tests.RequestBody;

public sealed class PooledBodyTests : IDisposable
{
    private readonly BodyArrays _arrays = new(TimeProvider.System);

    public void Dispose() => _arrays.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(192)]
    [InlineData(256)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(1_000_000)]
    public void The_bytes_are_those_that_were_written_whatever_the_array_held_before(int length)
    {
        SoilThePool();
        var bytes = RandomNumberGenerator.GetBytes(length);
        using var appended = new PooledBody(_arrays, length);
        foreach (var chunk in bytes.Chunk(4096))
            appended.Append(chunk);
        using var created = PooledBody.Create(_arrays, length, bytes, static (destination, from) => from.CopyTo(destination));

        appended.Bytes.SequenceEqual(bytes).ShouldBeTrue();
        created.Bytes.SequenceEqual(bytes).ShouldBeTrue();
    }

    [Theory]
    [InlineData(10 * 1024 * 1024)]
    [InlineData(1024 * 1024 * 1024)]
    public void Whoever_promises_much_and_sends_little_gets_little(int promised)
    {
        using var body = new PooledBody(_arrays, promised);
        var chunk = new byte[4096];

        body.Capacity.ShouldBeLessThanOrEqualTo(16 * 1024);
        while (body.Length < 2 * 1024 * 1024)
        {
            body.Append(chunk);
            body.Capacity.ShouldBeLessThanOrEqualTo(Math.Max(16 * 1024, body.Length * 13));
        }
    }

    [Fact]
    public void A_large_body_takes_its_length_and_little_more()
    {
        const int length = 10 * 1024 * 1024;
        using var body = new PooledBody(_arrays, length);
        var chunk = new byte[4096];
        while (body.Length < length)
            body.Append(chunk);

        body.Capacity.ShouldBeInRange(length, length + (length / 6));
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

    [Fact]
    public void While_somebody_holds_it_its_memory_does_not_go_back()
    {
        var body = PooledBody.Create(_arrays, 100, 0, static (bytes, _) => bytes.Fill(7));
        var sender = body.Hold();
        var retry = body.Hold();

        body.Dispose();
        retry.Dispose();
        sender.Memory.Span.IndexOfAnyExcept((byte)7).ShouldBe(-1); // what goes back is cleared
        var memory = sender.Memory;
        sender.Dispose();

        memory.Span.IndexOfAnyExcept((byte)0).ShouldBe(-1);
        Should.Throw<ObjectDisposedException>(() => body.Hold());
        Should.Throw<ObjectDisposedException>(() => body.Bytes.Length);
    }
}
