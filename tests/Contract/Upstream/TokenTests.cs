using Insight.Contract.Tests.Diagnostics.Metrics;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Upstream;

/// <summary>The token between edge and backend, with both of them real.</summary>
public sealed class TokenTests
{
    private const string Token = "first-token-0123456789abcdef0123456789";
    private const string Other = "other-token-0123456789abcdef0123456789";
    private const string Failed = """{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""";

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);
    private static readonly RawRequest Own = RawRequest.Sync(Documented.FullSuccess, ClientSettings.OwnApiKey, ClientSettings.OwnSigningKey);

    [Fact]
    public async Task A_backend_that_wants_the_token_stores_what_the_edge_sends()
    {
        await using var stack = await StartAsync(Token, Token);

        (await RawConnection.ExchangeAsync(stack, Own)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_edge_with_another_token_is_not_ready_and_its_callers_get_the_documented_500()
    {
        await using var stack = await StartAsync(Other, Token, waitUntilReady: false);

        var answer = await RawConnection.ExchangeAsync(stack, Own);

        (answer.Status, answer.Text).ShouldBe((500, Failed));
        stack.Log.Lines.ShouldContain(line => line.EventId == 6000 && line.Text.Contains("status 401."));
        stack.Log.Lines.ShouldAllBe(line => !line.Text.Contains(Token) && !line.Text.Contains(Other));
        using var ready = await stack.Http.GetAsync(new Uri(stack.ManagementAddress, "readyz"));
        ((int)ready.StatusCode).ShouldBe(503);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task An_edge_without_a_token_starts_and_is_told_401(string environment)
    {
        await using var stack = await StartAsync(edge: null, Token, environment: environment);

        (await RawConnection.ExchangeAsync(stack, Own)).Status.ShouldBe(500);
        stack.Log.Lines.ShouldContain(line => line.EventId == 6000 && line.Text.Contains("status 401."));
        stack.Log.Lines.Count(line => line.EventId == 13004).ShouldBe(environment == "Production" ? 1 : 0);
    }

    [Fact]
    public async Task It_goes_with_requests_and_health_checks_and_comes_back_to_no_caller()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:Upstream:Token"] = $"{Token} {Other}" });
        stub.Backend.Answer = context =>
        {
            context.Response.Headers.Authorization = context.Request.Headers.Authorization;
            return StubBackend.AnswerAsync(context, 200, $$"""{"stored":2,"token":"{{context.Request.Headers.Authorization}}"}""");
        };

        var answer = await RawConnection.ExchangeAsync(stub.Stack, Good.With("Authorization", "Bearer the-callers-own"));

        answer.Status.ShouldBe(200);
        stub.Backend.Request.Headers["Authorization"].ShouldBe($"Bearer {Token}");
        stub.Backend.ProbeAuthorization.ShouldBe($"Bearer {Token}");
        $"{answer.Text} {string.Join(' ', answer.Headers)}".ShouldNotContain(Token);
        stub.Stack.Log.Lines.ShouldAllBe(line => !line.Text.Contains(Token));
    }

    [Fact]
    public async Task Without_one_nothing_is_sent()
    {
        await using var stub = await StubStack.StartAsync();

        await RawConnection.ExchangeAsync(stub.Stack, Good.With("Authorization", "Bearer the-callers-own"));

        stub.Backend.Request.Headers.Keys.ShouldNotContain("Authorization");
        stub.Backend.ProbeAuthorization.ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task One_file_that_both_read_rotates_the_token_without_a_failed_request()
    {
        var folder = Directory.CreateTempSubdirectory("insight-");
        try
        {
            var file = Path.Combine(folder.FullName, ".token");
            await File.WriteAllTextAsync(file, Token + "\n");
            await using var stack = await InsightStack.StartAsync(
                ClientSettings.Of(ClientSettings.Unlimited, new() { ["Edge:Upstream:TokenFile"] = file }),
                backendSettings: new Dictionary<string, string?> { ["Backend:TokenFile"] = file });

            // Both are accepted; the edge sends the old one, then the new one; then the old one is gone. Each has read a change before the next is made.
            await ReplaceAsync($"{Token}\n{Other}\n", async () => Told(23000) == 1 && await EdgeReloadsAsync() == 1);
            await ReplaceAsync($"{Other}\n{Token}\n", async () => Told(23000) == 2 && Told(13000) == 1 && await EdgeReloadsAsync() == 2);
            await ReplaceAsync($"{Other}\n", async () => Told(23000) == 3 && await EdgeReloadsAsync() == 3);
            Told(13000).ShouldBe(1); // the first and the third left what the edge sends as it was

            // What is no token is refused by both, and changes nothing.
            await ReplaceAsync("oops", () => Task.FromResult(Told(23001) == 1 && Told(13001) == 1));
            (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
            var metrics = await Scrape.OfAsync(stack);
            metrics[Reloads("success")].ShouldBe(3);
            metrics[Reloads("refused")].ShouldBe(1);
            metrics["insight_edge_configuration_refused{part=\"upstream_token\"}"].ShouldBe(1);
            await ReplaceAsync($"{Other}\n", async () => (await Scrape.OfAsync(stack))["insight_edge_configuration_refused{part=\"upstream_token\"}"] == 0);
            Told(23000).ShouldBe(3);
            stack.Log.Lines.ShouldAllBe(line => !line.Text.Contains(Token) && !line.Text.Contains(Other) && !line.Text.Contains("oops"));

            static string Reloads(string result) => $"insight_edge_configuration_reloads_total{{part=\"upstream_token\",result=\"{result}\"}}";

            async Task<double?> EdgeReloadsAsync() => (await Scrape.OfAsync(stack))[Reloads("success")];

            int Told(int eventId) => stack.Log.Lines.Count(line => line.EventId == eventId);

            async Task ReplaceAsync(string content, Func<Task<bool>> isNoticed)
            {
                // As a mounted secret is replaced: at once.
                await File.WriteAllTextAsync(file + ".new", content);
                File.Move(file + ".new", file, overwrite: true);
                await Eventually.ShouldAsync("the change is noticed", async () =>
                {
                    (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
                    return await isNoticed();
                });
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<InsightStack> StartAsync(string? edge, string backend, bool waitUntilReady = true, string environment = "Development") =>
        InsightStack.StartAsync(
            ClientSettings.Of(ClientSettings.OwnClient, new() { ["Edge:Upstream:Token"] = edge, ["Edge:PlainHttp"] = "Loopback" }),
            waitUntilReady: waitUntilReady,
            backendSettings: new Dictionary<string, string?> { ["Backend:Token"] = backend },
            environment: environment);
}
