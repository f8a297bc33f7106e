using System.Globalization;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend.Authentication;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Token = "first-token-0123456789abcdef0123456789";
    private const string Second = "second-token-0123456789abcdef012345678";

    private TestBackend _backend = null!;

    public async Task InitializeAsync() => _backend = await TestBackend.StartAsync(new Databases.SqliteTestDatabase(), settings: new() { ["Backend:Token"] = $"{Token} {Second}" });

    public async Task DisposeAsync() => await _backend.DisposeAsync();

    [Theory]
    [InlineData("POST", "/appointments")]
    [InlineData("GET", "/appointments/nexus/apt-1")]
    [InlineData("POST", "/events")]
    [InlineData("GET", "/events/1")]
    [InlineData("GET", "/events?after=0")]
    [InlineData("GET", "/nowhere")]
    [InlineData("DELETE", "/events")]
    [InlineData("POST", "/readyz")]
    [InlineData("GET", "/appointments/../readyz")] // a path to routing, an appointment's address to the reader
    [InlineData("GET", "/appointments/%2e%2e/healthz")]
    public async Task Every_request_without_the_token_is_refused_without_detail(string method, string target)
    {
        var answer = await SendAsync(method, target);

        answer.Status.ShouldBe(401);
        answer.Text.ShouldBe("""{"error":"unauthorized"}""");
        answer.Headers["Content-Type"].ShouldBe("application/json");
        answer.Headers["WWW-Authenticate"].ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("Bearer wrong-token-0123456789abcdef0123456789")]
    [InlineData("Bearer first-token-0123456789abcdef012345678")]
    [InlineData("Bearer first-token-0123456789abcdef01234567890")]
    [InlineData("Bearer FIRST-TOKEN-0123456789ABCDEF0123456789")]
    [InlineData("Bearer " + Token + " " + Second)]
    [InlineData("Bearer  " + Token)]
    [InlineData("Bearer")]
    [InlineData("Basic " + Token)]
    [InlineData(Token)]
    [InlineData("")]
    public async Task What_is_not_the_token_is_refused(string authorization) =>
        (await SendAsync("GET", "/events", authorization)).Status.ShouldBe(401);

    [Fact]
    public async Task A_token_sent_twice_is_refused() =>
        (await SendAsync("GET", "/events", $"Bearer {Token}", $"Bearer {Token}")).Status.ShouldBe(401);

    [Fact]
    public async Task A_token_of_any_length_is_refused_in_words_of_the_backend() =>
        (await SendAsync("GET", "/events", "Bearer " + new string('a', 20_000))).Status.ShouldBe(401);

    [Theory]
    [InlineData("Bearer " + Token)]
    [InlineData("Bearer " + Second)]
    [InlineData("bearer " + Token)]
    public async Task Each_accepted_token_opens_the_backend(string authorization) =>
        (await SendAsync("GET", "/events", authorization)).Status.ShouldBe(200);

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task A_probe_needs_no_token_but_a_wrong_one_is_told(string target)
    {
        (await SendAsync("GET", target)).Status.ShouldBe(200);
        (await SendAsync("GET", target, $"Bearer {Token}")).Status.ShouldBe(200);
        (await SendAsync("GET", target, $"Bearer {Token}x")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task What_is_refused_is_not_stored_and_no_token_is_logged()
    {
        const string Guess = "guessed-token-0123456789abcdef01234567";
        var body = """{"appointment":{"id":"refused"}}"""u8.ToArray();
        var request = _backend.Request(body);
        request.RequestUri = new Uri(_backend.Address, "appointments");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Guess}");
        (await _backend.SendAsync(request)).Status.ShouldBe(401);

        (await SendAsync("GET", "/appointments/nexus/refused", $"Bearer {Token}")).Status.ShouldBe(404);
        _backend.Log.Lines.ShouldContain(line => line.EventId == 23002);
        _backend.Log.Lines.Where(line => line.Category.StartsWith("Insight", StringComparison.Ordinal))
            .ShouldAllBe(line => !line.Text.Contains(Guess) && !line.Text.Contains(Token) && !line.Text.Contains(Second));
    }

    private async Task<Answer> SendAsync(string method, string target, params string[] authorization)
    {
        await using var connection = await RawConnection.OpenAsync(_backend.Address);
        return await connection.ExchangeAsync(new RawRequest
        {
            Method = method,
            Target = target,
            Headers = [("Host", "localhost"), ("Content-Length", 0.ToString(CultureInfo.InvariantCulture)), .. authorization.Select(value => ("Authorization", value))],
        });
    }
}
