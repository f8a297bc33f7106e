using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Authorization;

[Collection(StackCollection.Name)]
public sealed class EhrTests(StackFixture fixture)
{
    [Theory]
    [InlineData("medicat", "medicat")]
    [InlineData("Nexus", "Nexus")]
    [InlineData("NEXUS", "NEXUS")]
    [InlineData("nexus-2", "nexus-2")]
    [InlineData("nexu", "nexu")]
    [InlineData("nexus%20", "nexus ")]
    [InlineData("nexus.", "nexus.")]
    [InlineData("nexus;v=1", "nexus;v=1")]
    [InlineData("nexus%0A", "nexus\n")]
    [InlineData("o'brien", "o'brien")]
    [InlineData("%22quoted%22%5C", "\"quoted\"\\")]
    [InlineData("%3Cscript%3E", "<script>")]
    [InlineData("n%C3%A9xus", "n\u00e9xus")]
    [InlineData("%F0%9F%92%89", "\U0001F489")]
    [InlineData("nexus%E2%80%8B", "nexus\u200b")]
    [InlineData("%7B0%7D", "{0}")]
    public async Task Another_EHR_than_the_clients_is_forbidden_and_named_as_it_was_sent(string path, string ehr)
    {
        var answer = await SendAsync(path);

        answer.Status.ShouldBe(403);
        ((string?)answer.Body!["message"]).ShouldBe($"API key is not authorized for EHR '{ehr}'. This key is registered for 'nexus'.");
    }

    [Theory]
    [InlineData("nexus")]
    [InlineData("%6Eexus")]
    [InlineData("%6e%65%78%75%73")]
    public async Task The_clients_own_EHR_passes_however_it_is_encoded(string path)
    {
        var answer = await SendAsync(path);

        answer.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Each_client_has_its_own_EHR()
    {
        var own = await SendAsync("medicat", "demo-medicat-key", "demo-medicat-signing-key");
        var other = await SendAsync("nexus", "demo-medicat-key", "demo-medicat-signing-key");

        own.Status.ShouldBe(200);
        ((string?)other.Body!["message"]).ShouldBe("API key is not authorized for EHR 'nexus'. This key is registered for 'medicat'.");
    }

    private Task<Answer> SendAsync(string ehr, string apiKey = Caller.ApiKey, string signingKey = Caller.SigningKey) =>
        RawConnection.ExchangeAsync(fixture.Stack, RawRequest.Sync(Documented.FullRequest, apiKey, signingKey).To(ehr));
}
