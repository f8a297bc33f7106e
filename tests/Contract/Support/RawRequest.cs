using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Insight.Contract.Tests.Support;

/// <summary>
/// A request, header line by header line: what an HTTP client would mend, join or refuse to send goes out as it stands here.
/// </summary>
internal sealed record RawRequest
{
    public string Method { get; init; } = "POST";

    public string Target { get; init; } = "/" + Caller.SyncPath;

    public string Version { get; init; } = "HTTP/1.1";

    public ImmutableList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What follows the headers.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>A request with nothing wrong but, perhaps, its body.</summary>
    public static RawRequest Sync(byte[] body, string apiKey = Caller.ApiKey, string signingKey = Caller.SigningKey) => new()
    {
        Headers =
        [
            ("Host", "localhost"),
            ("Content-Type", "application/json"),
            ("X-API-Key", apiKey),
            ("X-Webhook-Signature", Caller.Sign(body, signingKey)),
            ("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture)),
        ],
        Content = body,
    };

    /// <inheritdoc cref="Sync(byte[], string, string)"/>
    public static RawRequest Sync(string body, string apiKey = Caller.ApiKey, string signingKey = Caller.SigningKey) =>
        Sync(Encoding.UTF8.GetBytes(body), apiKey, signingKey);

    /// <summary>The same for the second webhook.</summary>
    public static RawRequest Event(byte[] body, string apiKey = Caller.ApiKey, string signingKey = Caller.SigningKey) =>
        Sync(body, apiKey, signingKey) with { Target = "/" + Caller.EventPath };

    /// <inheritdoc cref="Event(byte[], string, string)"/>
    public static RawRequest Event(string body, string apiKey = Caller.ApiKey, string signingKey = Caller.SigningKey) =>
        Event(Encoding.UTF8.GetBytes(body), apiKey, signingKey);

    /// <summary>For the EHR in the path.</summary>
    public RawRequest To(string ehr) => this with { Target = $"/v2/webhooks/{ehr}/sync-appointments" };

    /// <summary>With a header line for each of the values, in place of those that were there.</summary>
    public RawRequest With(string name, params string[] values) =>
        this with { Headers = Without(name).Headers.AddRange(values.Select(value => (name, value))) };

    public RawRequest Without(string name) =>
        this with { Headers = Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) };

    /// <summary>With the body in chunks, its length undeclared.</summary>
    public RawRequest Chunked(int size = 100)
    {
        var chunks = new MemoryStream();
        foreach (var chunk in Content.Chunk(size))
        {
            chunks.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"));
            chunks.Write(chunk);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return Without("Content-Length").With("Transfer-Encoding", "chunked") with { Content = chunks.ToArray() };
    }

    /// <summary>The request line and the headers.</summary>
    public byte[] Head() => Encoding.UTF8.GetBytes(
        $"{Method} {Target} {Version}\r\n{string.Concat(Headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");
}
