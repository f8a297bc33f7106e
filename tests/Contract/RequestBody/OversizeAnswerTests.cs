using System.Net.Http.Headers;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

/// <summary>A caller that sends too much must get its answer, though it is still sending when the edge has had enough.</summary>
[Collection(StackCollection.Name)]
public sealed class OversizeAnswerTests(StackFixture fixture)
{
    private const string TooLarge = """{"message":"Request body exceeds the limit of 10485760 bytes.","success":false,"code":413}""";

    private static readonly byte[] Body = new byte[12 * 1024 * 1024];

    [Theory]
    [InlineData("declared", false)]
    [InlineData("in chunks", true)]
    public async Task The_answer_reaches_a_client_that_sends_12_MB(string why, bool chunked)
    {
        using var request = Caller.Sync(fixture.Stack, Body);
        request.Headers.TransferEncodingChunked = chunked;
        if (chunked)
            request.Content!.Headers.ContentLength = null;

        var answer = await Caller.SendAsync(fixture.Stack, request);

        answer.Status.ShouldBe(413, why);
        answer.Text.ShouldBe(TooLarge, why);
    }

    [Theory]
    [InlineData("declared", false)]
    [InlineData("in chunks", true)]
    public async Task The_answer_reaches_a_caller_that_sends_all_before_it_reads(string why, bool chunked)
    {
        var request = RawRequest.Sync(Body);

        var answer = await RawConnection.ExchangeAsync(fixture.Stack, chunked ? request.Chunked(64 * 1024) : request);

        answer.Text.ShouldBe(TooLarge, why);
    }

    [Fact]
    public async Task A_client_that_waits_for_leave_to_send_is_answered_instead()
    {
        using var request = Caller.Sync(fixture.Stack, Body);
        request.Headers.ExpectContinue = true;
        request.Content = new NeverSentContent(Body.Length);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await Caller.SendAsync(fixture.Stack, request);

        answer.Text.ShouldBe(TooLarge);
    }

    private sealed class NeverSentContent(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            throw new InvalidOperationException("The client was given leave to send a body that is too large.");

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
