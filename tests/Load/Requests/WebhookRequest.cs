using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Insight.Load.Requests;

/// <summary>A signed request of a client, which can be sent any number of times.</summary>
/// <param name="Path">The path.</param>
/// <param name="Headers">The headers, without <c>Host</c> and <c>Content-Length</c>.</param>
/// <param name="Body">The body.</param>
internal sealed record WebhookRequest(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    private const string SignatureHeader = "X-Webhook-Signature";

    /// <summary>A batch of appointments, signed.</summary>
    public static WebhookRequest Sync(LoadClient client, byte[] body)
    {
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(client.SigningKey), body));
        return new WebhookRequest(
            $"/v2/webhooks/{client.Ehr}/sync-appointments",
            [
                new("Content-Type", "application/json"),
                new("X-API-Key", client.ApiKey),
                new(SignatureHeader, $"sha256={signature}"),
            ],
            body);
    }

    /// <summary>The same with the signature of something else.</summary>
    public WebhookRequest WithBadSignature() => this with
    {
        Headers = [.. Headers.Select(header => header.Key == SignatureHeader ? new(header.Key, $"sha256={new string('0', 64)}") : header)],
    };

    /// <summary>Its bytes, head and body.</summary>
    public byte[] ToBytes(IPEndPoint host) => [.. Head(host, $"Content-Length: {Body.Length}"), .. Body];

    /// <summary>Its bytes, head and body, the body in chunks and its length nowhere.</summary>
    /// <param name="host">Where it goes.</param>
    /// <param name="chunk">A chunk's length, in bytes.</param>
    public byte[] ToChunkedBytes(IPEndPoint host, int chunk)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Head(host, "Transfer-Encoding: chunked"));
        foreach (var part in Body.Chunk(chunk))
        {
            bytes.Write(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"));
            bytes.Write(part);
            bytes.Write("\r\n"u8);
        }

        bytes.Write("0\r\n\r\n"u8);
        return bytes.ToArray();
    }

    /// <summary>Sends it once.</summary>
    public async Task<PlainAnswer> SendAsync(HttpClient http, IPEndPoint host, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{host}{Path}")) { Content = new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request, ct);
        return new PlainAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
    }

    private byte[] Head(IPEndPoint host, string length)
    {
        var head = new StringBuilder($"POST {Path} HTTP/1.1\r\nHost: {host}\r\n");
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return Encoding.ASCII.GetBytes(head.Append(length).Append("\r\n\r\n").ToString());
    }
}
