using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

public sealed class BodyLimitTests : IAsyncLifetime
{
    private const int Limit = 1000;
    private const string TooLarge = """{"message":"Request body exceeds the limit of 1000 bytes.","success":false,"code":413}""";

    private InsightStack _stack = null!;

    public async Task InitializeAsync() => _stack = await InsightStack.StartAsync(new Dictionary<string, string?>
    {
        ["Edge:MaxRequestBodyBytes"] = $"{Limit}",
    });

    public async Task DisposeAsync() => await _stack.DisposeAsync();

    [Theory]
    [InlineData("declared", false)]
    [InlineData("in chunks", true)]
    public async Task A_body_as_long_as_the_limit_passes_and_a_byte_more_does_not(string why, bool chunked)
    {
        var exact = await SendAsync(Request(Limit), chunked);
        var over = await SendAsync(Request(Limit + 1), chunked);

        exact.Status.ShouldBe(200, why);
        over.Status.ShouldBe(413, why);
        over.Text.ShouldBe(TooLarge, why);
    }

    [Fact]
    public async Task One_chunk_that_is_larger_than_the_limit_is_too_large()
    {
        var answer = await RawConnection.ExchangeAsync(_stack, Request(Limit + 1).Chunked(Limit + 1));

        answer.Text.ShouldBe(TooLarge);
    }

    [Fact]
    public async Task A_declared_length_over_the_limit_is_answered_before_any_of_it_is_sent()
    {
        await using var connection = await RawConnection.OpenAsync(_stack.Address);

        await connection.SendAsync(Request(Limit + 1).Head());

        (await connection.ReadAnswerAsync()).Text.ShouldBe(TooLarge);
    }

    [Fact]
    public async Task A_length_that_no_number_holds_is_refused()
    {
        await using var connection = await RawConnection.OpenAsync(_stack.Address);

        var answer = await connection.ExchangeAsync(Request(10).With("Content-Length", "9223372036854775808"));

        answer.Status.ShouldBe(400);
    }

    private static RawRequest Request(int length)
    {
        var body = new byte[length];
        Array.Fill(body, (byte)' ');
        Encoding.UTF8.GetBytes(Payload.Batch(Payload.Entry())[..Math.Min(length, Payload.Batch(Payload.Entry()).Length)]).CopyTo(body, 0);
        return RawRequest.Sync(body);
    }

    private Task<Answer> SendAsync(RawRequest request, bool chunked) =>
        RawConnection.ExchangeAsync(_stack, chunked ? request.Chunked(64) : request);
}
