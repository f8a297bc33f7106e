using Insight.Contract.Tests.Support;
using Insight.Edge.RequestBody;

namespace Insight.Contract.Tests.RequestBody;

public sealed class BodyArraysTests : IDisposable
{
    private const int Large = 3 * 1024 * 1024;

    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly BodyArrays _arrays;

    public BodyArraysTests() => _arrays = new BodyArrays(_time, maxIdleBytes: 4 * Large);

    public void Dispose() => _arrays.Dispose();

    [Theory]
    [InlineData(20_000)]
    [InlineData(Large)]
    public void Nothing_of_a_body_is_left_behind_in_its_array(int length)
    {
        var array = _arrays.Rent(length);
        array.AsSpan(0, length).Fill(0x55);

        _arrays.Return(array, length);

        array.AsSpan(0, length).IndexOf((byte)0x55).ShouldBe(-1);
    }

    [Fact]
    public void A_large_array_serves_the_next_body_of_about_its_length_and_no_other()
    {
        var array = _arrays.Rent(Large);
        _arrays.Return(array, 0);

        _arrays.Rent(Large / 3 * 2).ShouldNotBeSameAs(array);
        _arrays.Rent(Large + (1024 * 1024)).ShouldNotBeSameAs(array);
        _arrays.Rent(Large - 1000).ShouldBeSameAs(array);
        _arrays.Rent(Large - 1000).ShouldNotBeSameAs(array);
    }

    [Fact]
    public void What_nobody_needs_for_a_while_is_let_go()
    {
        var (older, younger) = (_arrays.Rent(Large), _arrays.Rent(Large));
        _arrays.Return(older, 0);
        _time.Advance(BodyArrays.IdleFor / 2);
        _arrays.Return(younger, 0);

        _time.Advance(BodyArrays.IdleFor / 2);
        _arrays.Trim();
        _arrays.IdleBytes.ShouldBe(younger.Length);
        _time.Advance(BodyArrays.IdleFor);
        _arrays.Trim();
        _arrays.IdleBytes.ShouldBe(0);
    }

    [Fact]
    public void No_more_is_kept_than_its_share_of_the_memory_and_the_oldest_goes_first()
    {
        var arrays = Enumerable.Range(0, 6).Select(_ => _arrays.Rent(Large)).ToArray();
        Array.ForEach(arrays, array => _arrays.Return(array, 0));

        _arrays.IdleBytes.ShouldBe(4 * Large);
        for (var i = 5; i >= 2; i--)
            _arrays.Rent(Large).ShouldBeSameAs(arrays[i]);
        _arrays.Rent(Large).ShouldNotBeSameAs(arrays[1]);
    }
}
