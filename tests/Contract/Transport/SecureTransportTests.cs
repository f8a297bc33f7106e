using System.Net;
using Insight.Contract.Tests.Support;
using Insight.Edge.Configuration;
using Insight.Edge.Transport;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;

namespace Insight.Contract.Tests.Transport;

public sealed class SecureTransportTests
{
    private const string Refused = """{"message":"HTTPS is required.","success":false,"code":403}""";

    private static readonly IPAddress Proxy = IPAddress.Parse("127.0.0.2");
    private static readonly IPAddress Stranger = IPAddress.Parse("127.0.0.3");
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess, ClientSettings.OwnApiKey, ClientSettings.OwnSigningKey);

    [Fact]
    public async Task In_production_plain_http_is_refused_before_anything_of_the_request_is_looked_at()
    {
        await using var stack = await StartAsync([]);
        RawRequest[] requests =
        [
            Good,
            Good.With("X-API-Key", "nobodys-key"),
            Good.Without("X-API-Key"),
            Good.Without("X-Webhook-Signature"),
            Good.To("medicat"),
            Good with { Target = "/nowhere" },
            Good with { Target = "/webhook/appointment" },
            Good with { Method = "PUT" },
            Good with { Target = new Uri("https://localhost/v2/webhooks/nexus/sync-appointments").ToString() },
        ];
        foreach (var request in requests)
        {
            var answer = await RawConnection.ExchangeAsync(stack, request.With("X-Request-Id", "mine").With("X-Forwarded-Proto", "https"));
            (answer.Status, answer.Text).ShouldBe((403, Refused));
            answer.Headers["X-Request-Id"].ShouldBe("mine");
            answer.Headers.Keys.Order(StringComparer.Ordinal).ShouldBe(["Content-Length", "Content-Type", "Date", "X-Request-Id"]);
        }

        await Eventually.ShouldAsync("each is told", () => stack.Log.Lines.Count(line => line.EventId == 9000 && line.Text.Contains("InsecureTransport 403")) == requests.Length);
        stack.Log.Lines.ShouldContain(line => line.EventId == 12002);
    }

    [Theory]
    [InlineData(200, "https")]
    [InlineData(200, "HTTPS")]
    [InlineData(403, "http")]
    [InlineData(403, "https, http")]
    [InlineData(403, "https,https")]
    [InlineData(403, "")]
    [InlineData(403, "https", "https")]
    [InlineData(403, "https", "http")]
    [InlineData(403)]
    public async Task A_trusted_proxys_word_counts_and_nobody_elses(int status, params string[] said)
    {
        await using var stack = await StartAsync(new() { ["Edge:TrustedProxies:0"] = "127.0.0.2" });
        var request = Good.With("X-Forwarded-Proto", said);

        (await RawConnection.ExchangeAsync(stack, request, Proxy)).Status.ShouldBe(status);
        (await RawConnection.ExchangeAsync(stack, request, Stranger)).Status.ShouldBe(403);
        (await RawConnection.ExchangeAsync(stack, request.With("X-Forwarded-For", "127.0.0.2"), Stranger)).Status.ShouldBe(403);
        stack.Log.Lines.ShouldNotContain(line => line.EventId == 12002);
    }

    [Fact]
    public async Task Plain_http_from_this_machine_may_be_allowed_but_not_what_a_proxy_says_came_so()
    {
        await using var stack = await StartAsync(new() { ["Edge:PlainHttp"] = "Loopback", ["Edge:TrustedProxies:0"] = "127.0.0.2" });

        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
        (await RawConnection.ExchangeAsync(stack, Good.With("X-Forwarded-Proto", "http"))).Status.ShouldBe(200); // of nobody who is trusted
        (await RawConnection.ExchangeAsync(stack, Good.With("X-Forwarded-Proto", "http"), Proxy)).Status.ShouldBe(403);
        (await RawConnection.ExchangeAsync(stack, Good.With("X-Forwarded-Proto", "https"), Proxy)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Plain_http_may_be_allowed_altogether()
    {
        await using var stack = await StartAsync(new() { ["Edge:PlainHttp"] = "allowed" });

        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("Refused", "10.1.2.3", false)]
    [InlineData("Loopback", "10.1.2.3", false)]
    [InlineData("Loopback", "127.9.9.9", true)]
    [InlineData("Loopback", "::1", true)]
    [InlineData("Loopback", "::ffff:127.0.0.1", true)]
    [InlineData("Loopback", null, true)] // a Unix socket
    [InlineData("Refused", null, false)]
    [InlineData("Allowed", "10.1.2.3", true)]
    public void Loopback_is_this_machine(string plain, string? from, bool isAllowed) =>
        Transport(new EdgeOptions { PlainHttp = Enum.Parse<PlainHttp>(plain) }).Allows(Request(from)).ShouldBe(isAllowed);

    [Fact]
    public void Tls_up_to_the_edge_is_enough_unless_the_proxy_says_that_its_caller_had_none()
    {
        var transport = Transport(new EdgeOptions { TrustedProxies = ["10.0.0.0/8"] });
        transport.Allows(Request("192.0.2.1", tls: true)).ShouldBeTrue();
        transport.Allows(Request("192.0.2.1", tls: true, said: "http")).ShouldBeTrue();
        transport.Allows(Request("10.1.2.3", tls: true)).ShouldBeTrue();
        transport.Allows(Request("10.1.2.3", tls: true, said: "http")).ShouldBeFalse();
        transport.Allows(Request("::ffff:10.1.2.3", said: "https")).ShouldBeTrue();
        transport.Allows(Request("::ffff:11.1.2.3", said: "https")).ShouldBeFalse();
    }

    [Fact]
    public void The_scheme_that_a_middleware_may_have_set_is_not_believed()
    {
        var request = Request("192.0.2.1");
        request.Request.Scheme = "https";
        Transport(new EdgeOptions()).Allows(request).ShouldBeFalse();
    }

    [Fact]
    public void Who_comes_by_a_unix_socket_may_be_trusted()
    {
        var transport = Transport(new EdgeOptions { TrustedProxies = ["unix"] });
        transport.Allows(Request(null, said: "https")).ShouldBeTrue();
        transport.Allows(Request(null, said: "http")).ShouldBeFalse();
        transport.Allows(Request("127.0.0.1", said: "https")).ShouldBeFalse();
    }

    [Fact]
    public void The_check_allocates_nothing()
    {
        var transport = Transport(new EdgeOptions { TrustedProxies = ["192.0.2.7", "10.0.0.0/8", "fd00::/8"] });
        HttpContext[] requests = [Request("::ffff:10.1.2.3", said: "https"), Request("192.0.2.1", tls: true), Request("192.0.2.1")];
        var allowed = CountAllowed(10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = CountAllowed(1000);
        var after = GC.GetAllocatedBytesForCurrentThread();

        (allowed, again, after - before).ShouldBe((20, 2000, 0L));

        int CountAllowed(int rounds)
        {
            var count = 0;
            for (var i = 0; i < rounds; i++)
            {
                foreach (var request in requests)
                    count += transport.Allows(request) ? 1 : 0;
            }

            return count;
        }
    }

    private static SecureTransport Transport(EdgeOptions options) =>
        new(options, new HostingEnvironment { EnvironmentName = "Production" }, new TrustedProxies(options));

    private static DefaultHttpContext Request(string? from, bool tls = false, string? said = null)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);
        if (tls)
            context.Features.Set<ITlsHandshakeFeature>(new Tls());
        if (said is not null)
            context.Request.Headers["X-Forwarded-Proto"] = said;
        return context;
    }

    private static Task<InsightStack> StartAsync(Dictionary<string, string?> settings) =>
        InsightStack.StartAsync(ClientSettings.Of(ClientSettings.OwnClient, settings), environment: "Production");

    private sealed class Tls : ITlsHandshakeFeature
    {
        public System.Security.Authentication.SslProtocols Protocol => System.Security.Authentication.SslProtocols.Tls13;

#pragma warning disable SYSLIB0058 // the interface has them
        public System.Security.Authentication.CipherAlgorithmType CipherAlgorithm => default;

        public int CipherStrength => 0;

        public System.Security.Authentication.HashAlgorithmType HashAlgorithm => default;

        public int HashStrength => 0;

        public System.Security.Authentication.ExchangeAlgorithmType KeyExchangeAlgorithm => default;

        public int KeyExchangeStrength => 0;
#pragma warning restore SYSLIB0058
    }
}
