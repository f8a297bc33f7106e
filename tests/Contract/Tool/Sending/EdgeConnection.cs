using System.Net.Http.Headers;
using Insight.Edge.Responses;

namespace Insight.Contract.Sending;

/// <summary>A live edge, and the client as which it is called.</summary>
internal sealed class EdgeConnection : IDisposable
{
    private readonly Uri _address;
    private readonly string _apiKey;
    private readonly byte[] _signingKey;

    /// <param name="address">Where it is; a path before the webhooks' own stays.</param>
    /// <param name="ehr">The EHR in the path of a batch; null where only events are sent.</param>
    /// <param name="apiKey">The API key.</param>
    /// <param name="signingKey">The signing key.</param>
    /// <param name="timeout">How long an answer is waited for.</param>
    public EdgeConnection(Uri address, string? ehr, string apiKey, byte[] signingKey, TimeSpan timeout)
    {
        _address = new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        (Ehr, _apiKey, _signingKey) = (ehr, apiKey, signingKey);
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = timeout };
    }

    /// <summary>The connections.</summary>
    public HttpClient Http { get; }

    /// <summary>The EHR in the path of a batch; null where only events are sent.</summary>
    public string? Ehr { get; }

    /// <summary>The file of the API key, as it was named: a command line to repeat a request names it again.</summary>
    public string ApiKeyFile { get; init; } = "";

    /// <summary>The file of the signing key, as it was named.</summary>
    public string SigningKeyFile { get; init; } = "";

    /// <summary>The API key.</summary>
    public string ApiKey => _apiKey;

    /// <summary>Where a contract's payloads are sent.</summary>
    /// <param name="contract">The contract's name.</param>
    /// <exception cref="UsageException">It is a batch, and there is no EHR.</exception>
    public Uri AddressOf(string contract) => new(_address, contract == AppointmentEventResponses.Name
        ? "webhook/appointment"
        : $"v2/webhooks/{Uri.EscapeDataString(Ehr ?? throw new UsageException("--ehr is needed: there are batches to send."))}/sync-appointments");

    /// <summary>The signature of a body.</summary>
    public string Sign(ReadOnlySpan<byte> body) => WebhookSignature.Of(_signingKey, body);

    /// <summary>A request as the documentation wants it.</summary>
    /// <param name="contract">The contract's name.</param>
    /// <param name="body">The payload.</param>
    /// <param name="requestId">The id that the answer repeats.</param>
    public HttpRequestMessage Request(string contract, byte[] body, string requestId)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(contract)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("X-API-Key", _apiKey);
        request.Headers.TryAddWithoutValidation("X-Webhook-Signature", Sign(body));
        request.Headers.TryAddWithoutValidation("X-Request-Id", requestId);
        return request;
    }

    public void Dispose() => Http.Dispose();
}
