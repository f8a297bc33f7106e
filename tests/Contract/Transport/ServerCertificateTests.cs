using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Transport;

/// <summary>TLS at the edge, in Production, with real sockets and certificates of the test's own.</summary>
public sealed class ServerCertificateTests : IDisposable
{
    private const string Section = "Kestrel:Certificates:Default";
    private const string Password = "a password";
    private const int Tls11 = 0x300; // .NET's own name is deprecated

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;
    private readonly TestAuthority _authority = new();

    public static TheoryData<string> Forms => ["PEM", "PEM in one file", "PEM, key with a password", "PFX", "PFX, password in a file"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_certificate_may_be_PEM_or_PFX(string form)
    {
        using var certificate = _authority.Server();
        await using var stack = await StartAsync(Written(form, certificate));

        stack.Address.Scheme.ShouldBe("https");
        (await SendAsync(stack)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, "1.1")]
    [InlineData(SslProtocols.Tls12, "2.0")]
    [InlineData(SslProtocols.Tls13, "1.1")]
    [InlineData(SslProtocols.Tls13, "2.0")]
    public async Task TLS_1_2_and_1_3_carry_HTTP_1_1_and_2(SslProtocols protocol, string version)
    {
        using var certificate = _authority.Server();
        await using var stack = await StartAsync(Written("PEM", certificate));
        using var http = Client(protocol: protocol);
        using var request = Request(stack);
        (request.Version, request.VersionPolicy) = (Version.Parse(version), HttpVersionPolicy.RequestVersionExact);

        using var response = await http.SendAsync(request);

        ((int)response.StatusCode, response.Version.ToString()).ShouldBe((200, version));
    }

    [Fact]
    public async Task Whatever_is_older_than_TLS_1_2_is_refused()
    {
        using var certificate = _authority.Server();
        await using var stack = await StartAsync(Written("PEM", certificate));
        using var http = Client(protocol: (SslProtocols)Tls11);
        using var request = Request(stack);

        await Should.ThrowAsync<HttpRequestException>(() => http.SendAsync(request));
    }

    [Fact]
    public async Task The_certificates_between_it_and_its_authority_are_sent_along()
    {
        using var between = new TestAuthority("Test Intermediate CA", _authority);
        using var certificate = between.Server();
        var (path, key) = TestAuthority.Write(_folder, "edge", certificate, between.Certificate);
        await using var stack = await StartAsync(new() { [$"{Section}:Path"] = path, [$"{Section}:KeyPath"] = key });

        (await SendAsync(stack)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Plain_HTTP_is_not_answered_on_a_TLS_address()
    {
        using var certificate = _authority.Server();
        await using var stack = await StartAsync(Written("PEM", certificate));

        await using var connection = await RawConnection.OpenAsync(stack.Address);
        await connection.SendAsync(RawRequest.Sync(Documented.FullSuccess).Head());
        (await connection.ReadToEndAsync()).ShouldNotContain("HTTP/1.1 200");
    }

    [Fact]
    public async Task A_replaced_certificate_takes_effect_without_a_restart_and_a_broken_one_does_not()
    {
        using var before = _authority.Server();
        using var after = _authority.Server();
        await using var stack = await StartAsync(Written("PEM", before));
        (await ShownAsync(stack)).ShouldBe(before.Thumbprint);

        await File.WriteAllTextAsync(Path.Combine(_folder, "edge.crt"), "-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n");
        await Eventually.ShouldAsync("it is refused", () => stack.Log.Lines.Any(line => line.EventId == 12001));
        (await ShownAsync(stack)).ShouldBe(before.Thumbprint);

        Written("PEM", after);
        await Eventually.ShouldAsync("the new one is shown", async () => await ShownAsync(stack) == after.Thumbprint);
        (await SendAsync(stack)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_expired_certificate_does_not_take_the_place_of_a_good_one()
    {
        using var good = _authority.Server();
        using var expired = _authority.Server(expired: true);
        await using var stack = await StartAsync(Written("PEM", good));

        Written("PEM", expired);
        await Eventually.ShouldAsync("it is refused", () =>
            stack.Log.Lines.Any(line => line.EventId == 12001 && line.Text.Contains($"{Section}: the certificate is expired, or not valid yet.")));

        (await ShownAsync(stack)).ShouldBe(good.Thumbprint);
        (await SendAsync(stack)).Status.ShouldBe(200);
    }

    [ToolTheory("curl")]
    [InlineData("--http1.1")]
    [InlineData("--http2")]
    public async Task Curl_calls_it(string version)
    {
        using var certificate = _authority.Server();
        await using var stack = await StartAsync(Written("PEM", certificate));
        var ca = Path.Combine(_folder, "ca.crt");
        await File.WriteAllTextAsync(ca, _authority.Certificate.ExportCertificatePem());
        var script = Path.Combine(_folder, "call.sh");
        await File.WriteAllTextAsync(script, $"""
            curl --silent --show-error {version} --cacert "{ca}" '{new Uri(stack.Address, Caller.SyncPath)}' -H 'Content-Type: application/json' \
              -H 'X-API-Key: {ClientSettings.OwnApiKey}' -H 'X-Webhook-Signature: {Caller.Sign(System.Text.Encoding.UTF8.GetBytes(Documented.FullSuccess), ClientSettings.OwnSigningKey)}' --data-binary @-
            """);

        (await Tool.Named("curl").RunAsync(script, Documented.FullSuccess, new Dictionary<string, string>())).ShouldContain("\"success\":true");
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_used_stops_the_start_by_its_key_and_without_its_password()
    {
        using var certificate = _authority.Server();
        var right = Written("PFX", certificate);
        (await ErrorAsync(new(right) { [$"{Section}:Password"] = "wrong secret" })).ShouldBe(
            $"{Section}: Path, KeyPath and the password must give a certificate with its private key, as PEM or PFX (CryptographicException).");
        (await ErrorAsync(new(right) { [$"{Section}:Path"] = "nowhere.pfx" })).ShouldEndWith("(FileNotFoundException).");
        (await ErrorAsync(new() { [$"{Section}:KeyPath"] = "edge.key" })).ShouldBe($"{Section}:Path: must name the certificate.");
        (await ErrorAsync([])).ShouldBe($"{Section}:Path: must name the certificate of the https addresses.");
        using var other = _authority.Server();
        var wrongKey = TestAuthority.Write(_folder, "other", other).Key;
        (await ErrorAsync(new(Written("PEM", certificate)) { [$"{Section}:KeyPath"] = wrongKey })).ShouldStartWith(Section);
    }

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> ErrorAsync(Dictionary<string, string?> settings)
    {
        var wrong = await Should.ThrowAsync<Insight.Edge.Configuration.ConfigurationException>(() => StartAsync(settings));
        return wrong.Errors.ShouldHaveSingleItem();
    }

    private static Task<InsightStack> StartAsync(Dictionary<string, string?> certificate) => InsightStack.StartAsync(
        ClientSettings.Of(ClientSettings.OwnClient, certificate, new() { ["Edge:Urls"] = "https://127.0.0.1:0" }),
        environment: "Production");

    private static HttpRequestMessage Request(InsightStack stack)
    {
        var request = Caller.Sync(stack, Documented.FullSuccess);
        request.Headers.Remove("X-API-Key");
        request.Headers.Add("X-API-Key", ClientSettings.OwnApiKey);
        request.Headers.Remove("X-Webhook-Signature");
        request.Headers.Add("X-Webhook-Signature", Caller.Sign(System.Text.Encoding.UTF8.GetBytes(Documented.FullSuccess), ClientSettings.OwnSigningKey));
        return request;
    }

    private async Task<Answer> SendAsync(InsightStack stack)
    {
        using var http = Client();
        using var request = Request(stack);
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private async Task<string> ShownAsync(InsightStack stack)
    {
        var shown = "";
        using var http = Client(seen: certificate => shown = certificate.GetCertHashString());
        using var request = Request(stack);
        using var response = await http.SendAsync(request);
        return shown;
    }

    // As a caller that trusts the test's authority and nobody else.
    private HttpClient Client(SslProtocols protocol = SslProtocols.None, Action<X509Certificate>? seen = null)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.EnabledSslProtocols = protocol;
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(_authority.Certificate);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            seen?.Invoke(certificate!);
            return errors == SslPolicyErrors.None;
        };
        return new HttpClient(handler);
    }

    private Dictionary<string, string?> Written(string form, X509Certificate2 certificate)
    {
        var (path, key) = TestAuthority.Write(_folder, "edge", certificate);
        var pfx = Path.Combine(_folder, "edge.pfx");
        switch (form)
        {
            case "PEM":
                return new() { [$"{Section}:Path"] = path, [$"{Section}:KeyPath"] = key };
            case "PEM in one file":
                File.AppendAllText(path, "\n" + File.ReadAllText(key));
                return new() { [$"{Section}:Path"] = path };
            case "PEM, key with a password":
                using (var privateKey = certificate.GetECDsaPrivateKey()!)
                    File.WriteAllText(key, privateKey.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
                return new() { [$"{Section}:Path"] = path, [$"{Section}:KeyPath"] = key, [$"{Section}:Password"] = Password };
            case "PFX":
                File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pfx, Password));
                return new() { [$"{Section}:Path"] = pfx, [$"{Section}:Password"] = Password };
            default:
                File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pfx, Password));
                File.WriteAllText(Path.Combine(_folder, "password"), Password + "\n");
                return new() { [$"{Section}:Path"] = pfx, [$"{Section}:PasswordFile"] = Path.Combine(_folder, "password") };
        }
    }
}
