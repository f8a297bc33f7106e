using System.IO.Compression;
using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Attack;

/// <summary>Requests that are wrong below the contract, or at its brim, byte for byte, and the statuses that answer them.</summary>
internal static class MalformedRequests
{
    private const int Long = 100_000;

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);
    private static readonly string Chunk = $"{Good.Content.Length:x}\r\n{Documented.FullSuccess}\r\n0\r\n\r\n";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, (byte[] Bytes, int Status)> All { get; } = new Dictionary<string, (byte[] Bytes, int Status)>
    {
        ["nothing wrong"] = (Of(Good), 200),

        // Too long.
        ["request line of 100 kB"] = (Of(Good with { Target = "/" + new string('a', Long) }), 414),
        ["method of 9 kB"] = (Of(Good with { Method = new string('A', 9_000) }), 414),
        ["path of 7 kB"] = (Of(Good with { Target = "/" + new string('a', 7_000) }), 404),
        ["header of 100 kB"] = (Of(Good.With("X-Long", new string('a', Long))), 431),
        ["header of 100 kB that does not end"] = (Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nX-Long: " + new string('a', Long)), 431),
        ["200 headers"] = (Of(Good.With("X-Many", [.. Enumerable.Repeat("a", 200)])), 431),

        // Chunks.
        ["chunk size that is no number"] = (Chunked("zz\r\n{}\r\n0\r\n\r\n"), 400),
        ["chunk without its line end"] = (Chunked("2\r\n{}0\r\n\r\n"), 400),
        ["chunk size over 64 bits"] = (Chunked("fffffffffffffffff\r\n{}"), 400),
        ["chunk size of 16 digits"] = (Chunked("ffffffffffffffff\r\n{}"), 400),
        ["chunk size of a hundred thousand zeros"] = (Chunked(new string('0', Long) + "2\r\n"), 400),
        ["chunk extension"] = (Chunked(Chunk.Replace("\r\n{", ";a=b\r\n{", StringComparison.Ordinal)), 200),
        ["chunk extension with a line feed in it"] = (Chunked("2;a\nb\r\n{}\r\n0\r\n\r\n"), 400),
        ["chunk extension of 10 MB"] = (Chunked($"2;{new string('a', 10_000_000)}\r\n{{}}\r\n0\r\n\r\n"), 400),
        ["trailer"] = (Chunked(Chunk.Replace("0\r\n\r\n", "0\r\nX-API-Key: another\r\n\r\n", StringComparison.Ordinal)), 200),
        ["trailer of 100 kB"] = (Chunked(Chunk.Replace("0\r\n\r\n", $"0\r\nX-Long: {new string('a', Long)}\r\n\r\n", StringComparison.Ordinal)), 400),

        // Where the body ends.
        ["Content-Length and Transfer-Encoding"] = (Framed("HTTP/1.1", Chunk, ("Content-Length", "3"), ("Transfer-Encoding", "chunked")), 400),
        ["two Content-Lengths"] = (Framed("HTTP/1.1", Documented.FullSuccess, ("Content-Length", "3"), ("Content-Length", "4")), 400),
        ["the same Content-Length twice"] = (Framed("HTTP/1.1", Documented.FullSuccess, ("Content-Length", "3"), ("Content-Length", "3")), 400),
        ["list of Content-Lengths"] = (Framed("HTTP/1.1", Documented.FullSuccess, ("Content-Length", "3, 3")), 400),
        ["Transfer-Encoding: gzip, chunked"] = (Framed("HTTP/1.1", Chunk, ("Transfer-Encoding", "gzip, chunked")), 400),
        ["Transfer-Encoding: chunked, gzip"] = (Framed("HTTP/1.1", Chunk, ("Transfer-Encoding", "chunked, gzip")), 400),
        ["Transfer-Encoding: chunked twice"] = (Framed("HTTP/1.1", Chunk, ("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")), 400),
        ["Transfer-Encoding with a vertical tab"] = (Framed("HTTP/1.1", Chunk, ("Transfer-Encoding", "\vchunked")), 400),
        ["Transfer-Encoding in HTTP/1.0"] = (Framed("HTTP/1.0", Chunk, ("Transfer-Encoding", "chunked")), 400),
        ["Transfer-Encoding before its colon a space"] = (Framed("HTTP/1.1", Chunk, ("Transfer-Encoding ", "chunked")), 400),

        // Headers.
        ["the key twice"] = (Of(Good.With("X-API-Key", Caller.ApiKey, Caller.ApiKey)), 401),
        ["the signature twice"] = (Of(Good.With("X-Webhook-Signature", Caller.Sign(Good.Content), Caller.Sign(Good.Content))), 401),
        ["a folded key"] = (Of(Good.With("X-API-Key", $"\r\n {Caller.ApiKey}")), 400),
        ["a folded header"] = (Of(Good.With("X-Any", "a\r\n b")), 400),
        ["NUL in a header"] = (Of(Good.With("X-Any", "a\0b")), 400),
        ["NUL in a name"] = (Of(Good.With("X\0Any", "a")), 400),
        ["a carriage return in a header"] = (Of(Good.With("X-Any", "a\rb")), 400),
        ["a line feed in a header"] = (Of(Good.With("X-Any", "a\nX-Other: b")), 400),
        ["a space in a name"] = (Of(Good.With("X Any", "a")), 400),
        ["no Host"] = (Of(Good.Without("Host")), 400),
        ["two Hosts"] = (Of(Good.With("Host", "a", "b")), 400),
        ["lines that end with a line feed alone"] =
            ([.. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Good.Head()).Replace("\r\n", "\n", StringComparison.Ordinal)), .. Good.Content], 400),
        ["an unknown expectation"] = (Of(Good.With("Expect", "200-ok")), 200),
        ["a request for HTTP/2 by upgrade"] = (Of(Good.With("Connection", "Upgrade, HTTP2-Settings").With("Upgrade", "h2c").With("HTTP2-Settings", "AAMAAABk")), 200),

        // Compressed.
        ["100 MB in a gzip of 100 kB"] = (Of(RawRequest.Sync(GzipBomb()).With("Content-Encoding", "gzip")), 415),

        // Targets and versions.
        ["an absolute target"] = (Of(Good with { Target = "http://localhost" + Good.Target }), 200),
        ["an absolute target of another host"] = (Of(Good with { Target = "http://elsewhere.example" + Good.Target }), 400),
        ["a tunnel"] = (Encoding.ASCII.GetBytes("CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n"), 404),
        ["the server itself"] = (Encoding.ASCII.GetBytes("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"), 404),
        ["%00 in the path"] = (Of(Good with { Target = "/%00" }), 400),
        ["HTTP/0.9"] = (Encoding.ASCII.GetBytes("GET /\r\n"), 400),
        ["HTTP/2.0 in words"] = (Of(Good with { Version = "HTTP/2.0" }), 505),
        ["TLS on a plain port"] = ([0x16, 3, 1, 0, .. Enumerable.Repeat((byte)0xa5, 300)], 400),
        ["every byte there is"] = ([.. Enumerable.Range(0, Long).Select(i => (byte)i)], 400),
    };

    private static byte[] Of(RawRequest request) => [.. request.Head(), .. request.Content];

    private static byte[] Chunked(string chunks) => Framed("HTTP/1.1", chunks, ("Transfer-Encoding", "chunked"));

    private static byte[] Framed(string version, string body, params (string Name, string Value)[] framing)
    {
        var request = Good.Without("Content-Length");
        return Of(request with { Version = version, Headers = request.Headers.AddRange(framing), Content = Encoding.ASCII.GetBytes(body) });
    }

    private static byte[] GzipBomb()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(new byte[100_000_000]);
        return packed.ToArray();
    }
}
