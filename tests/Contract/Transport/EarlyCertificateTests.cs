using System.Net.Security;
using Insight.Backend;
using Insight.Backend.Authentication;
using Insight.Backend.Transport;
using Insight.Contract.Tests.Support;
using Insight.Edge.Configuration;
using Insight.Edge.Upstream;
using Microsoft.Extensions.Logging;
using EdgeServerCertificate = Insight.Edge.Transport.ServerCertificate;

namespace Insight.Contract.Tests.Transport;

/// <summary>A certificate by an issuer whose clock is ahead: it is refused until it is valid, and then taken, though its file stays as it is.</summary>
public sealed class EarlyCertificateTests : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;
    private readonly CapturedLog _log = new();
    private readonly LoggerFactory _logs = new();
    private readonly TestAuthority _authority = new();

    public EarlyCertificateTests() => _logs.AddProvider(_log);

    public enum Place
    {
        EdgeForCallers,
        EdgeForBackend,
        BackendForEdge,
    }

    [Theory]
    [InlineData(Place.EdgeForCallers, 12000, 12001)]
    [InlineData(Place.EdgeForBackend, 13002, 13003)]
    [InlineData(Place.BackendForEdge, 25000, 25001)]
    public void It_is_refused_once_and_taken_as_soon_as_it_is_valid(Place place, int reloaded, int refused)
    {
        using var before = _authority.Server();
        using var early = _authority.Server();
        TestAuthority.Write(_folder, "own", before);
        var time = new TickedTime(new DateTimeOffset(early.NotBefore) - (3 * Look)); // the one before is early too, but there is no other
        using var own = Start(place, time, out var shown);
        time.Step(Look);
        _log.Lines.ShouldBeEmpty();

        TestAuthority.Write(_folder, "own", early);
        time.Step(Look);
        shown().ShouldNotBe(early.Thumbprint);
        time.Step(Look - TimeSpan.FromSeconds(1));
        shown().ShouldNotBe(early.Thumbprint);
        _log.Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.EventId.ShouldBe(refused),
            line => line.Text.ShouldContain("the certificate is expired, or not valid yet."));

        time.Step(Look);
        shown().ShouldBe(early.Thumbprint);
        _log.Lines.Select(line => line.EventId).ShouldBe([refused, reloaded]);

        // And that is that.
        time.Step(Look);
        _log.Lines.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Place.EdgeForCallers, 12001)]
    [InlineData(Place.EdgeForBackend, 13003)]
    [InlineData(Place.BackendForEdge, 25001)]
    public void What_stays_refused_is_told_again_only_after_a_change(Place place, int refused)
    {
        using var before = _authority.Server();
        using var late = _authority.Server(expired: true);
        TestAuthority.Write(_folder, "own", before);
        var time = new TickedTime(new DateTimeOffset(late.NotAfter).AddMinutes(1));
        using var own = Start(place, time, out _);

        TestAuthority.Write(_folder, "own", late);
        for (var looks = 0; looks < 5; looks++)
            time.Step(Look);
        _log.Lines.ShouldHaveSingleItem().EventId.ShouldBe(refused);

        File.WriteAllText(Path.Combine(_folder, "own.key"), "broken");
        for (var looks = 0; looks < 5; looks++)
            time.Step(Look);
        _log.Lines.Select(line => line.EventId).ShouldBe([refused, refused]);
    }

    public void Dispose()
    {
        _logs.Dispose();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // What is shown to new connections is null in the backend until something takes the place of what Kestrel read.
    private IDisposable Start(Place place, TimeProvider time, out Func<string?> shown)
    {
        var (certificate, key) = (Path.Combine(_folder, "own.crt"), Path.Combine(_folder, "own.key"));
        var environment = Settings.Environment(contentRoot: _folder);
        switch (place)
        {
            case Place.EdgeForCallers:
                var callers = new EdgeServerCertificate(
                    new CertificateOptions { Path = certificate, KeyPath = key }, environment, new ConfigurationReloads(time), time, _logs.CreateLogger<EdgeServerCertificate>());
                callers.Error.ShouldBeNull();
                var handshake = callers.Handshake().OnConnection;
                shown = () => handshake(null!).AsTask().GetAwaiter().GetResult().ServerCertificateContext!.TargetCertificate.Thumbprint;
                return callers;
            case Place.EdgeForBackend:
                var upstream = new UpstreamCertificates(
                    new EdgeOptions { Upstream = new() { CertificateFile = certificate, KeyFile = key } }, environment, new ConfigurationReloads(time), time, _logs.CreateLogger<UpstreamCertificates>());
                upstream.Errors.ShouldBeEmpty();
                shown = () =>
                {
                    var connection = new SslClientAuthenticationOptions();
                    upstream.ApplyTo(connection);
                    return connection.ClientCertificateContext!.TargetCertificate.Thumbprint;
                };
                return upstream;
            default:
                var configuration = Settings.Configuration(new Dictionary<string, string?>
                {
                    ["Kestrel:Certificates:Default:Path"] = certificate,
                    ["Kestrel:Certificates:Default:KeyPath"] = key,
                });
                var server = new ServerCertificate(configuration, environment, time);
                shown = () => server.Replacement?.TargetCertificate.Thumbprint;
                return new TlsFiles(server, new ClientCertificates(new BackendOptions(), environment), new Insight.Backend.Diagnostics.ConfigurationReloads(), time, _logs.CreateLogger<TlsFiles>());
        }
    }
}
