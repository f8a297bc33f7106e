using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Insight.Contract.Tests.Sandbox;
using Insight.Contract.Tests.Support;
using Insight.Edge.Portal.Checking;

namespace Insight.Contract.Tests.Portal;

/// <summary>An upload to the checker ends over HTTP/2 too, where the server knows no least rate of a single request.</summary>
public sealed class UploadDeadlineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;
    private readonly TestAuthority _authority = new();

    [Fact]
    public async Task An_upload_that_does_not_end_is_refused_and_gives_the_place_back()
    {
        var time = new HeldTimer(CheckEndpoint.Deadline);
        using var certificate = _authority.Server();
        var (path, key) = TestAuthority.Write(_folder, "edge", certificate);
        await using var stack = await InsightStack.StartAsync(
            new Dictionary<string, string?>
            {
                ["Edge:Urls"] = "https://127.0.0.1:0",
                ["Kestrel:Certificates:Default:Path"] = path,
                ["Kestrel:Certificates:Default:KeyPath"] = key,
                ["Edge:Portal:MaxConcurrent"] = "1",
                ["Edge:Portal:Checks"] = "1000",
            },
            time: time);
        using var http = Client();
        // The connection is there, and its settings are acknowledged.
        (await SendAsync(http, stack, new ByteArrayContent("{}"u8.ToArray()), "docs/no-check")).Status.ShouldBe(404);
        using var endless = new EndlessContent();
        var upload = SendAsync(http, stack, endless);
        var end = await time.BegunAsync();
        (await SendAsync(http, stack, new ByteArrayContent("{}"u8.ToArray()))).Status.ShouldBe(429);

        end();

        (await upload.WaitAsync(Patience.Limit)).Status.ShouldBe(400);
        (await SendAsync(http, stack, new ByteArrayContent("{}"u8.ToArray()))).Status.ShouldBe(200);
        stack.Log.Lines.ShouldNotContain(line => line.EventId == 9001);
    }

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<Answer> SendAsync(HttpClient http, InsightStack stack, HttpContent content, string path = "docs/check")
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.Address, path))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private HttpClient Client() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        SslOptions =
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { _authority.Certificate },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    });

    /// <summary>
    /// Begins, and goes on until the caller is answered. The client holds back a request whose first bytes are not flushed: without it, only the
    /// acknowledgement of the connection's settings would carry them along, where it happens to come later.
    /// </summary>
    private sealed class EndlessContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync("{"u8.ToArray(), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
