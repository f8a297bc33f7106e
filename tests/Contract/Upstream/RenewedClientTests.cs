using Insight.Contract.Tests.Support;
using Insight.Edge.Upstream;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Insight.Contract.Tests.Upstream;

/// <summary>Connections that are made anew at every request, from every side at once.</summary>
public sealed class RenewedClientTests
{
    private const int Callers = 8;
    private const int RequestsEach = 50;

    [Theory]
    [InlineData("1.1", HttpProtocols.Http1)]
    [InlineData("2.0", HttpProtocols.Http2)]
    public async Task No_request_is_lost_however_often_the_certificates_change(string version, HttpProtocols protocols)
    {
        await using var backend = await StubBackend.StartAsync(listener => listener.Protocols = protocols);
        object certificates = new();
        var made = 0;
        using var client = new RenewedClient(() => Volatile.Read(ref certificates), () =>
        {
            Interlocked.Increment(ref made);
            return new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true });
        });

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var sent = 0; sent < RequestsEach; sent++)
            {
                Volatile.Write(ref certificates, new object());
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(backend.Address, "readyz"));
                (request.Version, request.VersionPolicy) = (Version.Parse(version), HttpVersionPolicy.RequestVersionExact);
                using var response = await client.SendAsync(request, CancellationToken.None);
                ((int)response.StatusCode).ShouldBe(200);
            }
        })));

        (made, backend.Probes).ShouldSatisfyAllConditions(
            told => told.made.ShouldBeGreaterThan(RequestsEach),
            told => told.Probes.ShouldBe(Callers * RequestsEach));
    }

    [Fact]
    public async Task Nothing_goes_by_connections_that_know_no_certificates()
    {
        await using var backend = await StubBackend.StartAsync();
        using var client = new RenewedClient(() => this, () => new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false }));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(backend.Address, "readyz"));

        Should.Throw<NotSupportedException>(() => client.Send(request, CancellationToken.None));

        backend.Probes.ShouldBe(0);
    }
}
