using Insight.Edge.Warmup;

namespace Insight.Contract.Tests.Warmup;

/// <summary>All stages together allocate for a request, never for an entry of it. A sealed pipeline shows it: no connection allocates beside them.</summary>
public sealed class SealedPipelineTests
{
    // Issue 4.
    private const int Bound = 1024;
    private const int Runs = 200;

    [Fact]
    public async Task A_hundred_valid_entries_allocate_at_most_a_kilobyte_more_than_one()
    {
        await using var pipeline = new SealedPipeline();
        var one = await LeastAllocatedAsync(pipeline, SyntheticRequest.ValidBatch(1));
        var hundred = await LeastAllocatedAsync(pipeline, SyntheticRequest.ValidBatch(100));

        one.ShouldBeGreaterThan(0);
        (hundred - one).ShouldBeInRange(-Bound, Bound, $"one: {one} bytes, a hundred: {hundred}");
    }

    // The least of several runs: a pool may have to make a new array at any time.
    private static async Task<long> LeastAllocatedAsync(SealedPipeline pipeline, SyntheticRequest request)
    {
        var least = long.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var thread = Environment.CurrentManagedThreadId;
            var before = GC.GetAllocatedBytesForCurrentThread();
            await pipeline.SendAsync(request);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            // Nothing waits in a sealed pipeline, so it stays on its thread.
            Environment.CurrentManagedThreadId.ShouldBe(thread);
            least = Math.Min(least, allocated);
        }

        return least;
    }
}
