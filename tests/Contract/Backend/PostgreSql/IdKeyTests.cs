using Insight.Backend.Storage.PostgreSql;

namespace Insight.Contract.Tests.Backend.PostgreSql;

public sealed class IdKeyTests
{
    [Fact]
    public void An_id_of_up_to_255_bytes_stands_for_itself()
    {
        PostgreSqlIdKey.Of("A\u20ac").ShouldBe([0x41, 0xe2, 0x82, 0xac]);
        PostgreSqlIdKey.Of(new string('x', 255)).ShouldBe(Enumerable.Repeat((byte)'x', 255));
    }

    // Keys stand in databases: this is one that was written before.
    [Fact]
    public void A_longer_one_stands_as_its_beginning_and_its_hash()
    {
        var key = PostgreSqlIdKey.Of(new string('x', 256));

        key.Length.ShouldBe(256);
        key[..224].ShouldAllBe(each => each == (byte)'x');
        Convert.ToHexStringLower(key[224..]).ShouldBe("85e62acd750c4eb56b7b6a1d66dca5bfaac5f062608a1a893410d0288936c09a");
    }

    [Fact]
    public void Two_long_ones_that_begin_alike_have_two_keys() =>
        PostgreSqlIdKey.Of(new string('x', 300) + "1").ShouldNotBe(PostgreSqlIdKey.Of(new string('x', 300) + "2"));
}
