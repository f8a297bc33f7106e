using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

public sealed class DocumentedFailureTests
{
    [Fact]
    public async Task A_batch_that_the_backend_does_not_store_is_told_that_it_may_be_sent_again()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 503, """{"error":"the disk is full"}""");

        Snapshot.Verify(await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Documented.FullRequest)));
    }
}
