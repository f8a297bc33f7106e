using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Upstream;

/// <summary>TLS between a real edge and a real backend that demands a client certificate, with certificates of the test's own.</summary>
public sealed class TlsTests : IDisposable
{
    private const string Failed = """{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""";

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;
    private readonly TestAuthority _authority = new("Right CA");
    private readonly TestAuthority _stranger = new("Wrong CA");

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task With_the_right_certificates_on_both_sides_requests_are_stored(string version)
    {
        using var server = _authority.Server();
        using var client = _authority.Client();
        await using var stack = await StartAsync(Backend(server, demanded: _authority), ClientSettings.Of(
            Edge(_authority, client),
            new() { ["ReverseProxy:Clusters:backend:HttpRequest:Version"] = version, ["ReverseProxy:Clusters:backend:HttpRequest:VersionPolicy"] = "RequestVersionExact" }));

        await stack.UntilReadyAsync();

        stack.BackendAddress.Scheme.ShouldBe("https");
        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Certificates_between_the_clients_and_its_authority_are_sent_along()
    {
        using var between = new TestAuthority("Intermediate CA", _authority);
        using var server = _authority.Server();
        using var client = between.Client();
        await using var stack = await StartAsync(Backend(server, demanded: _authority), Edge(_authority, client, between.Certificate));

        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_client_certificate_may_be_known_by_its_thumbprint_alone()
    {
        using var server = _authority.Server();
        using var client = _stranger.Client();
        var thumbprints = $"{new string('0', 64)} {Convert.ToHexString(client.GetCertHash(HashAlgorithmName.SHA256))}";
        await using var stack = await StartAsync(Backend(server, sha256: thumbprints), Edge(_authority, client));

        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
    }

    public static TheoryData<string> Wrongs =>
    [
        "backend of another authority", "backend's certificate expired", "backend's certificate for another name", "backend unknown to the system",
        "no client certificate", "client of another authority", "client's certificate expired", "client with a server's certificate", "client with another thumbprint",
        "expired client of the right thumbprint", "right thumbprint, another authority",
    ];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task Anything_wrong_is_the_documented_500_and_told_without_secrets(string wrong)
    {
        using var right = _authority.Server();
        using var expired = _authority.Server(expired: true);
        using var elsewhere = _authority.Server("elsewhere.test");
        using var client = _authority.Client();
        using var expiredClient = _authority.Client(expired: true);
        using var strangerClient = _stranger.Client();
        var (backend, edge) = wrong switch
        {
            "backend of another authority" => (Backend(right), Edge(_stranger)),
            "backend's certificate expired" => (Backend(expired), Edge(_authority)),
            "backend's certificate for another name" => (Backend(elsewhere), Edge(_authority)),
            "backend unknown to the system" => (Backend(right), []),
            "no client certificate" => (Backend(right, _authority), Edge(_authority)),
            "client of another authority" => (Backend(right, _authority), Edge(_authority, strangerClient)),
            "client's certificate expired" => (Backend(right, _authority), Edge(_authority, expiredClient)),
            "client with a server's certificate" => (Backend(right, _authority), Edge(_authority, right)),
            "client with another thumbprint" => (Backend(right, sha256: new string('a', 64)), Edge(_authority, client)),
            "expired client of the right thumbprint" => (Backend(right, sha256: HashOf(expiredClient)), Edge(_authority, expiredClient)),
            "right thumbprint, another authority" => (Backend(right, _authority, HashOf(strangerClient)), Edge(_authority, strangerClient)),
            _ => throw new ArgumentOutOfRangeException(nameof(wrong)),
        };
        await using var stack = await StartAsync(backend, edge);

        await ShouldFailAsync(stack);
    }

    [Fact]
    public async Task Plain_http_to_a_tls_port_and_tls_to_a_plain_port_are_the_documented_500()
    {
        using var server = _authority.Server();
        await using var tls = await StartAsync(Backend(server), Edge(_authority));
        await using var toTls = await InsightStack.StartAsync(backend: new UriBuilder(tls.BackendAddress) { Scheme = "http" }.Uri, waitUntilReady: false);
        await ShouldFailAsync(toTls);

        await using var toPlain = await InsightStack.StartAsync(
            Edge(_authority), backend: new UriBuilder(toTls.BackendAddress) { Scheme = "https" }.Uri, waitUntilReady: false);
        await ShouldFailAsync(toPlain);
    }

    [Fact]
    public async Task Files_that_cannot_be_used_stop_the_start_by_their_keys()
    {
        var noPem = Path.Combine(_folder, "no.pem");
        await File.WriteAllTextAsync(noPem, "secret");
        using var client = _authority.Client();
        var (certificate, _) = TestAuthority.Write(_folder, "client", client);
        (await ErrorsAsync(new() { ["Edge:Upstream:CaFile"] = noPem })).ShouldBe(
            ["Edge:Upstream:CaFile: must be a readable PEM file of certificates (CryptographicException)."]);
        (await ErrorsAsync(new() { ["Edge:Upstream:CertificateFile"] = certificate })).ShouldBe( // its key is in a file of its own
            ["Edge:Upstream:CertificateFile: must be a readable PEM file of certificates with its private key (CryptographicException)."]);
        (await ErrorsAsync(new() { ["Edge:Upstream:KeyFile"] = noPem })).ShouldBe(
            ["Edge:Upstream:CertificateFile: is missing beside KeyFile."]);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ShouldFailAsync(InsightStack stack)
    {
        var answer = await RawConnection.ExchangeAsync(stack, Good);

        (answer.Status, answer.Text).ShouldBe((500, Failed));
        answer.Headers["Retry-After"].ShouldBe("1");
        var told = stack.Log.Lines.Single(line => line.EventId == 6000);
        told.Text.ShouldContain("Destination primary, error Request");
        stack.Log.Lines.ShouldAllBe(line => !line.Text.Contains("PRIVATE KEY") && !line.Text.Contains(_folder));
        using var ready = await stack.Http.GetAsync(new Uri(stack.ManagementAddress, "readyz"));
        ((int)ready.StatusCode).ShouldBe(503);
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(Dictionary<string, string?> settings)
    {
        var wrong = await Should.ThrowAsync<Insight.Edge.Configuration.ConfigurationException>(() => InsightStack.StartAsync(settings));
        return wrong.Errors;
    }

    private static string HashOf(X509Certificate2 certificate) => Convert.ToHexString(certificate.GetCertHash(HashAlgorithmName.SHA256));

    private static Task<InsightStack> StartAsync(Dictionary<string, string?> backend, Dictionary<string, string?> edge) =>
        InsightStack.StartAsync(edge, waitUntilReady: false, backendSettings: backend);

    private Dictionary<string, string?> Backend(X509Certificate2 server, TestAuthority? demanded = null, string? sha256 = null)
    {
        var (certificate, key) = TestAuthority.Write(_folder, "server", server);
        return new()
        {
            ["Backend:Urls"] = "https://127.0.0.1:0",
            ["Kestrel:Certificates:Default:Path"] = certificate,
            ["Kestrel:Certificates:Default:KeyPath"] = key,
            ["Backend:ClientCertificate:CaFile"] = demanded is null ? null : AuthorityFile("demanded", demanded),
            ["Backend:ClientCertificate:Sha256"] = sha256,
        };
    }

    private Dictionary<string, string?> Edge(TestAuthority trusted, X509Certificate2? client = null, params X509Certificate2[] between)
    {
        var settings = new Dictionary<string, string?> { ["Edge:Upstream:CaFile"] = AuthorityFile("trusted", trusted) };
        if (client is not null)
            (settings["Edge:Upstream:CertificateFile"], settings["Edge:Upstream:KeyFile"]) = TestAuthority.Write(_folder, "client", [client, .. between]);
        return settings;
    }

    private string AuthorityFile(string name, TestAuthority authority)
    {
        var path = Path.Combine(_folder, $"{name}.ca");
        File.WriteAllText(path, authority.Certificate.ExportCertificatePem());
        return path;
    }
}
