using Insight.Edge.Transport;

namespace Insight.Contract.Tests.Transport;

public sealed class BlockPoolTests
{
    [Fact]
    public void A_block_that_comes_back_is_used_again()
    {
        using var pool = new BlockPool(TimeProvider.System);
        var first = pool.Rent();
        var memory = first.Memory;
        first.Dispose();

        using var second = pool.Rent(BlockPool.BlockLength);

        memory.Length.ShouldBe(BlockPool.BlockLength);
        second.Memory.Equals(memory).ShouldBeTrue();
        pool.Idle.ShouldBe(0);
    }

    [Fact]
    public void More_than_a_block_is_not_to_be_had()
    {
        using var pool = new BlockPool(TimeProvider.System);

        Should.Throw<ArgumentOutOfRangeException>(() => pool.Rent(BlockPool.BlockLength + 1));
    }

    [Fact]
    public void What_nobody_needed_between_two_looks_is_let_go()
    {
        using var pool = new BlockPool(TimeProvider.System);
        foreach (var block in Enumerable.Range(0, 10).Select(_ => pool.Rent()).ToList())
            block.Dispose();
        pool.Trim();
        pool.Idle.ShouldBe(10); // until now they were in use

        var needed = Enumerable.Range(0, 3).Select(_ => pool.Rent()).ToList();
        needed.ForEach(block => block.Dispose());
        pool.Trim();
        pool.Idle.ShouldBe(3);

        pool.Trim();
        pool.Idle.ShouldBe(0);
    }

    [Fact]
    public void After_it_is_disposed_a_block_that_comes_back_is_no_error()
    {
        var pool = new BlockPool(TimeProvider.System);
        var block = pool.Rent();
        pool.Dispose();

        block.Dispose();

        pool.Idle.ShouldBe(0);
    }
}
