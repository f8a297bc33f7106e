using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Insight.Contract.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Insight.Contract.Tests.Upstream;

/// <summary>The files of TLS between edge and backend are replaced while both run, and callers call all the time.</summary>
public sealed class TlsReloadTests : IDisposable
{
    private const int EdgeReloaded = 13002;
    private const int EdgeRefused = 13003;
    private const int BackendReloaded = 25000;
    private const int BackendRefused = 25001;

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;
    private readonly TestAuthority _first = new("First CA");
    private readonly TestAuthority _second = new("Second CA");

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task The_edge_shows_its_new_certificate_and_closes_those_of_the_old_one_once_they_are_answered(string version)
    {
        using var server = _first.Server();
        using var before = _first.Client();
        using var after = _first.Client();
        var (open, shown) = (new ConcurrentDictionary<string, bool>(), new ConcurrentDictionary<string, string>());
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var backend = await StubBackend.StartAsync(listener => ShowingItsClients(listener, server, open));
        backend.Answer = async context =>
        {
            shown[context.Connection.Id] = context.Connection.ClientCertificate!.Thumbprint;
            if (context.Request.Headers["X-Request-Id"] == "held")
                await hold.Task;
            await StubBackend.AnswerAsync(context, 200, """{"stored":2}""");
        };
        WriteClient(before);
        Write("trusted.ca", _first);
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(Edge(), Over(version)), backend.Address);
        await using var callers = new SteadyCallers(stack);
        var held = RawConnection.ExchangeAsync(stack, Good.With("X-Request-Id", "held"));
        await Eventually.ShouldAsync("a request is in flight", () => backend.Requests.Any(request => request.Headers["X-Request-Id"] == "held"));

        WriteClient(after);
        await Eventually.ShouldAsync("the change is told", () => Told(stack, EdgeReloaded) == 1);

        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
        (OpenWith(before), OpenWith(after)).ShouldSatisfyAllConditions(
            open => open.Item1.ShouldBeGreaterThan(0), // the held one's
            open => open.Item2.ShouldBeGreaterThan(0));
        hold.SetResult();
        (await held).Status.ShouldBe(200);
        await Eventually.ShouldAsync("none is left", () => OpenWith(before) == 0 && OpenWith(after) > 0);
        await callers.ShouldBeStoredAsync();

        int OpenWith(X509Certificate2 certificate) => shown.Count(one => one.Value == certificate.Thumbprint && open.ContainsKey(one.Key));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task The_backend_shows_its_new_certificate_and_ends_the_connections_of_the_old_one(string version)
    {
        using var before = _first.Server();
        using var after = _first.Server();
        WriteServer(before);
        Write("trusted.ca", _first);
        await using var stack = await StartAsync(ClientSettings.Of(Edge(withOwn: false), Over(version)), Backend());
        await using var callers = new SteadyCallers(stack);
        var connections = 0;
        using var kept = Trusting(certificate => connections++);
        (await ProbeAsync(kept, stack, version)).Status.ShouldBe(200);
        (await ProbeAsync(kept, stack, version)).Status.ShouldBe(200);
        connections.ShouldBe(1);

        WriteServer(after);
        await Eventually.ShouldAsync("the change is told", () => Told(stack, BackendReloaded) == 1);

        // The old connection carries one request more. HTTP/2's end reaches the client beside the answer, and not with it.
        await Eventually.ShouldAsync("the old connection is over", async () =>
        {
            (await ProbeAsync(kept, stack, version)).Status.ShouldBe(200);
            return connections == 2;
        });
        var shown = "";
        using var http = Trusting(certificate => shown = certificate.GetCertHashString());
        (await ProbeAsync(http, stack, version)).Status.ShouldBe(200);
        shown.ShouldBe(after.Thumbprint);
        await callers.ShouldBeStoredAsync();
    }

    [Fact]
    public async Task An_authority_is_replaced_on_both_sides_with_an_overlap_and_the_old_one_is_good_for_nothing_afterwards()
    {
        using var oldServer = _first.Server();
        using var newServer = _second.Server();
        using var oldClient = _first.Client();
        using var newClient = _second.Client();
        WriteServer(oldServer);
        WriteClient(oldClient);
        Write("trusted.ca", _first);
        Write("demanded.ca", _first);
        await using var stack = await StartAsync(Edge(), Backend(demanded: true));
        await using (var callers = new SteadyCallers(stack))
        {
            Write("trusted.ca", _first, _second);
            Write("demanded.ca", _first, _second);
            await Eventually.ShouldAsync("both trust both", () => Told(stack, EdgeReloaded) == 1 && Told(stack, BackendReloaded) == 1);
            WriteServer(newServer);
            WriteClient(newClient);
            await Eventually.ShouldAsync("both show the new one's", () => Told(stack, EdgeReloaded) == 2 && Told(stack, BackendReloaded) == 2);
            Write("trusted.ca", _second);
            Write("demanded.ca", _second);
            await Eventually.ShouldAsync("both trust the new one", () => Told(stack, EdgeReloaded) == 3 && Told(stack, BackendReloaded) == 3);
            (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
            await callers.ShouldBeStoredAsync();
        }

        // An edge of the old authority, then a backend of the old authority.
        WriteClient(oldClient);
        await Eventually.ShouldAsync("the edge is refused", async () => (await RawConnection.ExchangeAsync(stack, Good)).Status == 500);
        WriteClient(newClient);
        await Eventually.ShouldAsync("the edge is taken", async () => (await RawConnection.ExchangeAsync(stack, Good)).Status == 200);
        WriteServer(oldServer);
        await Eventually.ShouldAsync("the backend is refused", async () => (await RawConnection.ExchangeAsync(stack, Good)).Status == 500);
    }

    [Theory]
    [InlineData("trusted.ca")]
    [InlineData("demanded.ca")]
    public async Task An_authority_that_is_taken_out_of_a_file_ends_what_was_open_by_it(string file)
    {
        using var server = _first.Server();
        using var client = _first.Client();
        WriteServer(server);
        WriteClient(client);
        Write("trusted.ca", _first);
        Write("demanded.ca", _first);
        await using var stack = await StartAsync(Edge(), Backend(demanded: true));
        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);

        Write(file, _second);

        await Eventually.ShouldAsync("nothing is stored any more", async () => (await RawConnection.ExchangeAsync(stack, Good)).Status == 500);
    }

    [Fact]
    public async Task Broken_files_are_refused_and_told_on_both_sides_and_the_last_good_ones_stay()
    {
        using var server = _first.Server();
        using var client = _first.Client();
        using var expiredServer = _first.Server(expired: true);
        using var expiredClient = _first.Client(expired: true);
        WriteServer(server);
        WriteClient(client);
        Write("trusted.ca", _first);
        Write("demanded.ca", _first);
        await using var stack = await StartAsync(Edge(), Backend(demanded: true));
        await using var callers = new SteadyCallers(stack);

        // One whole, one cut short: .NET would take the whole one and say nothing.
        var half = _first.Certificate.ExportCertificatePem() + "\n" + _second.Certificate.ExportCertificatePem()[..200];
        Replace("trusted.ca", half);
        Replace("demanded.ca", half);
        Replace("client.key", "secret");
        Replace("server.key", "secret");
        await RefusedAsync(
            "Edge:Upstream:CaFile: must be a readable PEM file of certificates (CryptographicException).",
            "Edge:Upstream:CertificateFile: must be a readable PEM file of certificates with its private key (CryptographicException).",
            "Backend:ClientCertificate:CaFile: must be a readable PEM file of certificates (CryptographicException).",
            "Kestrel:Certificates:Default: Path, KeyPath and Password must give a certificate with its private key, as PEM or PFX (CryptographicException).");
        File.Delete(PathOf("trusted.ca"));
        File.Delete(PathOf("demanded.ca"));
        WriteClient(expiredClient);
        WriteServer(expiredServer);
        await RefusedAsync(
            "Edge:Upstream:CaFile: must be a readable PEM file of certificates (FileNotFoundException).",
            "Edge:Upstream:CertificateFile: the certificate is expired, or not valid yet.",
            "Backend:ClientCertificate:CaFile: must be a readable PEM file of certificates (FileNotFoundException).",
            "Kestrel:Certificates:Default: the certificate is expired, or not valid yet.");
        stack.Log.Lines.ShouldAllBe(line => !line.Text.Contains("secret") && !line.Text.Contains("PRIVATE KEY") && !line.Text.Contains(_folder));
        (Told(stack, EdgeReloaded), Told(stack, BackendReloaded)).ShouldBe((0, 0));

        // New connections too: the edge's right certificate comes with new ones, and the backend refuses nothing.
        WriteClient(client);
        await Eventually.ShouldAsync("the right one is taken", () => Told(stack, EdgeReloaded) == 1);
        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200);
        await callers.ShouldBeStoredAsync();

        Task RefusedAsync(params string[] errors) => Eventually.ShouldAsync("all are refused", () => Array.TrueForAll(errors, error =>
            stack.Log.Lines.Any(line => line.EventId is EdgeRefused or BackendRefused && line.Text.Contains(error))));
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int Told(InsightStack stack, int eventId) => stack.Log.Lines.Count(line => line.EventId == eventId);

    private static Dictionary<string, string?> Over(string version) => new()
    {
        ["ReverseProxy:Clusters:backend:HttpRequest:Version"] = version,
        ["ReverseProxy:Clusters:backend:HttpRequest:VersionPolicy"] = "RequestVersionExact",
        ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:01:00", // longer than a test holds a request
    };

    private static Task<InsightStack> StartAsync(Dictionary<string, string?> edge, Dictionary<string, string?> backend) =>
        InsightStack.StartAsync(edge, backendSettings: backend);

    // Takes every client's certificate, and tells which connections are open.
    private static void ShowingItsClients(ListenOptions listener, X509Certificate2 server, ConcurrentDictionary<string, bool> open)
    {
        listener.Use(next => async connection =>
        {
            open[connection.ConnectionId] = true;
            try
            {
                await next(connection);
            }
            finally
            {
                open.TryRemove(connection.ConnectionId, out _);
            }
        });
        listener.UseHttps(server, https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.AllowAnyClientCertificate();
        });
    }

    private static async Task<Answer> ProbeAsync(HttpClient http, InsightStack stack, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stack.BackendAddress, "readyz"));
        (request.Version, request.VersionPolicy) = (Version.Parse(version), HttpVersionPolicy.RequestVersionExact);
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private HttpClient Trusting(Action<X509Certificate> seen)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(_first.Certificate);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            seen(certificate!);
            return errors == SslPolicyErrors.None;
        };
        return new HttpClient(handler);
    }

    private Dictionary<string, string?> Edge(bool withOwn = true) => ClientSettings.Of(ClientSettings.Unlimited, new()
    {
        ["Edge:Upstream:CaFile"] = PathOf("trusted.ca"),
        ["Edge:Upstream:CertificateFile"] = withOwn ? PathOf("client.crt") : null,
        ["Edge:Upstream:KeyFile"] = withOwn ? PathOf("client.key") : null,
    });

    private Dictionary<string, string?> Backend(bool demanded = false) => new()
    {
        ["Backend:Urls"] = "https://127.0.0.1:0",
        ["Kestrel:Certificates:Default:Path"] = PathOf("server.crt"),
        ["Kestrel:Certificates:Default:KeyPath"] = PathOf("server.key"),
        ["Backend:ClientCertificate:CaFile"] = demanded ? PathOf("demanded.ca") : null,
    };

    private string PathOf(string file) => Path.Combine(_folder, file);

    private void Write(string file, params TestAuthority[] authorities) =>
        Replace(file, string.Join('\n', authorities.Select(authority => authority.Certificate.ExportCertificatePem())));

    private void WriteServer(X509Certificate2 certificate) => WritePair("server", certificate);

    private void WriteClient(X509Certificate2 certificate) => WritePair("client", certificate);

    private void WritePair(string name, X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        Replace($"{name}.crt", certificate.ExportCertificatePem());
        Replace($"{name}.key", key.ExportPkcs8PrivateKeyPem());
    }

    // As a mounted secret is replaced: at once.
    private void Replace(string file, string content)
    {
        File.WriteAllText(PathOf(file) + ".new", content);
        File.Move(PathOf(file) + ".new", PathOf(file), overwrite: true);
    }
}
