using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

[Collection(StackCollection.Name)]
public sealed class FramingTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    [Theory]
    [InlineData("size is no number", "zz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("size is missing", "\r\n{}\r\n0\r\n\r\n")]
    [InlineData("size is negative", "-2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("size overflows", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n")]
    [InlineData("more data than the size says", "2\r\n{}xx\r\n0\r\n\r\n")]
    [InlineData("line end missing after the data", "2\r\n{}0\r\n\r\n")]
    [InlineData("line end missing after the size", "2\n{}\r\n0\r\n\r\n")]
    public async Task Broken_chunks_are_the_callers_fault_and_told_so(string why, string chunks)
    {
        var answer = await RawConnection.ExchangeAsync(fixture.Stack, Good.Chunked() with { Content = Encoding.ASCII.GetBytes(chunks) });

        answer.Status.ShouldBe(400, why);
        answer.Headers["Content-Type"].ShouldBe("application/json", why);
        answer.Headers["X-Request-Id"].ShouldNotBeEmpty(why);
        ((bool?)answer.Body!["success"]).ShouldBe(false, why);
        ((int?)answer.Body["code"]).ShouldBe(400, why);
        answer.Issues.ShouldHaveSingleItem(why);
    }

    [Fact]
    public async Task Chunk_extensions_and_trailers_are_passed_over()
    {
        var whole = $"{Good.Content.Length:x};name=value\r\n{Documented.FullSuccess}\r\n0\r\nX-Trailer: 1\r\n\r\n";

        var answer = await RawConnection.ExchangeAsync(fixture.Stack, Good.Chunked() with { Content = Encoding.ASCII.GetBytes(whole) });

        answer.Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_is_sent_beyond_the_declared_length_is_no_part_of_the_body()
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Stack.Address);

        var answer = await connection.ExchangeAsync(Good with { Content = [.. Good.Content, .. "X-Injected: 1\r\n\r\n"u8] });

        answer.Status.ShouldBe(200);
        (await connection.ReadAnswerAsync()).Status.ShouldBe(400);
        (await connection.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("two lengths", "10", "20")]
    [InlineData("a negative length", "-1")]
    [InlineData("no number", "ten")]
    public async Task A_length_that_means_nothing_is_refused(string why, params string[] lengths)
    {
        var answer = await RawConnection.ExchangeAsync(fixture.Stack, Good.With("Content-Length", lengths));

        answer.Status.ShouldBe(400, why);
    }

    [Fact]
    public async Task A_transfer_coding_that_is_not_chunked_is_refused()
    {
        var answer = await RawConnection.ExchangeAsync(
            fixture.Stack, Good.Without("Content-Length").With("Transfer-Encoding", "gzip"));

        answer.Status.ShouldBeInRange(400, 499);
    }
}
