using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend.Management;

/// <summary>What the backend serves to whom: metrics to the management port alone, everything else to the main one alone.</summary>
public sealed class ManagementPortTests : IAsyncLifetime
{
    private const string Token = "management-token-0123456789abcdef01234";

    private TestBackend _backend = null!;

    public async Task InitializeAsync() => _backend = await TestBackend.StartAsync(new Databases.SqliteTestDatabase(), settings: new() { ["Backend:Token"] = Token });

    public async Task DisposeAsync() => await _backend.DisposeAsync();

    [Theory]
    [InlineData("/healthz", 200, "application/json")]
    [InlineData("/readyz", 200, "application/json")]
    [InlineData("/metrics", 200, "text/plain; version=0.0.4; charset=utf-8")]
    [InlineData("/metrics/", 404, "application/json")]
    [InlineData("/", 404, "application/json")]
    [InlineData("/events?after=0", 404, "application/json")]
    [InlineData("/appointments/nexus/a", 404, "application/json")]
    public async Task On_the_management_port_there_are_probes_and_metrics_for_nobodys_token(string target, int status, string type)
    {
        foreach (var host in new[] { "localhost", _backend.Address.Authority })
        {
            var answer = await SendAsync(_backend.ManagementAddress, "GET", target, host);

            answer.Status.ShouldBe(status);
            answer.Headers["Content-Type"].ShouldBe(type);
        }
    }

    [Theory]
    [InlineData("/events")]
    [InlineData("/appointments")]
    public async Task Nothing_is_stored_by_the_management_port_though_the_token_is_right(string target) =>
        (await SendAsync(_backend.ManagementAddress, "POST", target, "localhost", $"Bearer {Token}")).Status.ShouldBe(404);

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/metrics")]
    public async Task Nothing_there_is_changed(string target)
    {
        var answer = await SendAsync(_backend.ManagementAddress, "POST", target, "localhost");

        answer.Status.ShouldBe(405);
        answer.Headers["Allow"].ShouldBe("GET, HEAD");
    }

    [Fact]
    public async Task The_main_port_has_no_metrics_whatever_a_request_says_of_itself()
    {
        foreach (var host in new[] { "localhost", _backend.ManagementAddress.Authority })
        {
            (await SendAsync(_backend.Address, "GET", "/metrics", host)).Status.ShouldBe(401);
            (await SendAsync(_backend.Address, "GET", "/metrics", host, $"Bearer {Token}")).Status.ShouldBe(404);
        }

        var whole = new Uri(_backend.ManagementAddress, "metrics");
        (await SendAsync(_backend.Address, "GET", whole.ToString(), whole.Authority, $"Bearer {Token}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Without_an_address_there_is_no_management_port()
    {
        await using var backend = await TestBackend.StartAsync(new Databases.SqliteTestDatabase(), settings: new() { ["Backend:Management:Urls"] = "" });

        Should.Throw<ArgumentOutOfRangeException>(() => backend.ManagementAddress);
        (await backend.GetAsync("/readyz")).Status.ShouldBe(200);
    }

    private static async Task<Answer> SendAsync(Uri address, string method, string target, string host, string? authorization = null)
    {
        await using var connection = await RawConnection.OpenAsync(address);
        (string, string)[] headers = [("Host", host), ("Content-Length", "0")];
        return await connection.ExchangeAsync(new RawRequest
        {
            Method = method,
            Target = target,
            Headers = authorization is null ? [.. headers] : [.. headers, ("Authorization", authorization)],
        });
    }
}
