using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>Every response that the documentation prints, made by a request that a caller would send.</summary>
[Collection(StackCollection.Name)]
public sealed class DocumentedResponsesTests(StackFixture fixture)
{
    private readonly InsightStack _stack = fixture.Stack;

    [Fact]
    public async Task A_request_without_an_api_key_is_told_that_it_is_missing() =>
        Snapshot.Verify(await SendAsync(RawRequest.Sync(Documented.FullRequest).Without("X-API-Key")));

    [Fact]
    public async Task A_request_signed_with_another_key_is_told_how_to_sign() =>
        Snapshot.Verify(await SendAsync(RawRequest.Sync(Documented.FullRequest, signingKey: "another-key")));

    [Fact]
    public async Task A_request_for_another_ehr_is_told_which_one_the_key_is_registered_for() =>
        Snapshot.Verify(await SendAsync(RawRequest.Sync(Documented.FullRequest).To("medicat")));

    [Fact]
    public async Task A_batch_of_which_nothing_passes_gets_every_error_of_every_entry() =>
        Snapshot.Verify(await SendAsync(RawRequest.Sync(Documented.ValidationError)));

    [Fact]
    public async Task A_batch_of_which_some_pass_is_synced_and_gets_warnings_for_the_others() =>
        Snapshot.Verify(await SendAsync(RawRequest.Sync(Documented.PartialSuccess)));

    [Fact]
    public async Task A_batch_of_two_that_pass_is_synced() =>
        Snapshot.Verify(await SendAsync(RawRequest.Sync(Documented.FullSuccess)));

    [Fact]
    public async Task The_full_request_example_is_synced() =>
        Snapshot.Verify(await SendAsync(RawRequest.Sync(Documented.FullRequest)));

    private Task<Answer> SendAsync(RawRequest request) => RawConnection.ExchangeAsync(_stack, request);
}
