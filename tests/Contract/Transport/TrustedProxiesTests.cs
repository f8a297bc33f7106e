using System.Net;
using Insight.Contract.Tests.Support;
using Insight.Edge;
using Insight.Edge.Configuration;
using Insight.Edge.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Insight.Contract.Tests.Transport;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", "203.0.113.9")] // nobody trusted: the header is not looked at
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("10.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.1", "203.0.113.9", "198.51.100.1, 203.0.113.9")] // what its sender made up
    [InlineData("10.0.0.1", "203.0.113.9", "10.0.0.7, 203.0.113.9, 10.0.0.2")] // two proxies in a row
    [InlineData("10.0.0.1", "203.0.113.9", "198.51.100.1", "203.0.113.9, 10.0.0.2")]
    [InlineData("10.0.0.1", "203.0.113.9", "203.0.113.9:4711")]
    [InlineData("10.0.0.1", "2001:db8::9", "2001:db8::9")]
    [InlineData("10.0.0.1", "2001:db8::9", "[2001:db8::9]:4711")]
    [InlineData("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.1", "10.0.0.1", "203.0.113.9, unknown")] // nothing left of what is no address counts
    [InlineData("10.0.0.1", "10.0.0.1", "203.0.113.9,")]
    [InlineData("10.0.0.1", "10.0.0.3", "10.0.0.3, 10.0.0.2")]
    [InlineData("fd00::1", "203.0.113.9", "203.0.113.9, 192.0.2.7")]
    public void The_source_is_the_last_address_that_is_no_trusted_proxys(string connection, string source, params string[] forwardedFor)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(connection);
        context.Request.Headers["X-Forwarded-For"] = forwardedFor;

        Proxies("10.0.0.0/8", "192.0.2.7", "fd00::/8").SourceOf(context).ShouldBe(IPAddress.Parse(source));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_the_limit_on_401_counts_its_callers_apart()
    {
        await using var stack = await InsightStack.StartAsync(
            new Dictionary<string, string?> { ["Edge:UnauthorizedLimit:Answers"] = "2", ["Edge:TrustedProxies:0"] = "127.0.0.2/32" },
            time: new ManualTime(DateTimeOffset.UnixEpoch));
        var proxy = IPAddress.Parse("127.0.0.2");

        (await StatusAsync("203.0.113.1", proxy)).ShouldBe(401);
        (await StatusAsync("198.51.100.1, 203.0.113.1", proxy)).ShouldBe(401);
        (await StatusAsync("198.51.100.2, 203.0.113.1", proxy)).ShouldBe(429);
        (await StatusAsync("203.0.113.2", proxy)).ShouldBe(401);

        // Whoever is not trusted counts by its own address, whatever it writes.
        (await StatusAsync("203.0.113.3", IPAddress.Loopback)).ShouldBe(401);
        (await StatusAsync("203.0.113.4", IPAddress.Loopback)).ShouldBe(401);
        (await StatusAsync("203.0.113.5", IPAddress.Loopback)).ShouldBe(429);

        async Task<int> StatusAsync(string forwardedFor, IPAddress from)
        {
            var bad = RawRequest.Sync(Documented.FullSuccess, "nobodys-key").With("X-Forwarded-For", forwardedFor);
            return (await RawConnection.ExchangeAsync(stack, bad, from)).Status;
        }
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10")]
    [InlineData("10.1")]
    [InlineData("10.0.0.0/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("")]
    public void What_is_no_address_or_everybodys_is_an_error(string text) =>
        Proxies("10.0.0.1", text).Errors.ShouldBe(
            ["Edge:TrustedProxies:1: must be an address or a network, as 10.1.2.3 or 10.1.0.0/16, or unix for who comes by a Unix socket."]);

    [Fact]
    public async Task Wrong_settings_stop_the_start()
    {
        var errors = await ErrorsAsync(new()
        {
            ["Edge:TrustedProxies:0"] = "everybody",
            ["Edge:PlainHttp"] = "Maybe",
            ["ForwardedHeaders_Enabled"] = "true", // as ASPNETCORE_FORWARDEDHEADERS_ENABLED sets it
            ["Kestrel:Endpoints:Other:Url"] = "http://*:9999",
        });
        errors.ShouldBe(
        [
            "ASPNETCORE_FORWARDEDHEADERS_ENABLED: must be absent, because it believes everybody; Edge:TrustedProxies names whom to believe.",
            "Edge:PlainHttp: must be one of Refused, Loopback, Allowed.",
            "Edge:TrustedProxies:0: must be an address or a network, as 10.1.2.3 or 10.1.0.0/16, or unix for who comes by a Unix socket.",
            "Kestrel:Endpoints: there is no such setting; there is Certificates.",
        ]);
        (await ErrorsAsync(new() { ["Edge:PlainHttp"] = "7" })).ShouldBe(["Edge:PlainHttp: must be one of Refused, Loopback, Allowed."]);
    }

    private static TrustedProxies Proxies(params string[] proxies) => new(new EdgeOptions { TrustedProxies = proxies });

    private static async Task<IEnumerable<string>> ErrorsAsync(Dictionary<string, string?> settings)
    {
        var options = new WebApplicationOptions { ContentRootPath = Path.Combine(AppContext.BaseDirectory, "edge"), EnvironmentName = "Development" };
        var wrong = await Should.ThrowAsync<ConfigurationException>(
            () => EdgeHost.CreateAsync(options, builder => builder.Configuration.AddInMemoryCollection(settings)));
        return wrong.Errors.Order(StringComparer.Ordinal);
    }
}
