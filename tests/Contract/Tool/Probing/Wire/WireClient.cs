using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Insight.Contract.Probing.Wire;

/// <summary>Sends requests of HTTP/1.1, each on a connection of its own.</summary>
/// <param name="timeout">How long an answer is waited for.</param>
/// <param name="time">The clock that says so.</param>
internal sealed class WireClient(TimeSpan timeout, TimeProvider time)
{
    // What is answered by its declared length alone is answered before its body is sent, and then it need not be.
    private const int LargeBody = 1024 * 1024;

    private static readonly TimeSpan BeforeLargeBody = TimeSpan.FromSeconds(2);

    /// <summary>Sends a request and reads its answer.</summary>
    /// <exception cref="IOException">None came, or none that is whole.</exception>
    public async Task<WireAnswer> SendAsync(WireRequest request, CancellationToken ct)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, ct);
        try
        {
            return await ExchangeAsync(request, either.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new IOException($"No answer within {timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds.", e);
        }
        catch (Exception e) when (e is SocketException or System.Security.Authentication.AuthenticationException)
        {
            throw new IOException(e is SocketException socket ? $"No connection ({socket.SocketErrorCode})." : "No connection: TLS failed.", e);
        }
    }

    private async Task<WireAnswer> ExchangeAsync(WireRequest request, CancellationToken ct)
    {
        using var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(request.Address.IdnHost, request.Address.Port, ct);
        await using var stream = await SecureAsync(tcp.GetStream(), request.Address, ct);
        await stream.WriteAsync(HeadOf(request), ct);
        var reading = new AnswerReader(stream).ReadAsync(request.Method == "HEAD", ct);
        if (request.Length > LargeBody && !request.IsChunked)
            await Task.WhenAny(reading, Task.Delay(BeforeLargeBody, time, ct));
        if (!reading.IsCompleted)
            await WriteBodyAsync(request, stream, ct);
        return await reading;
    }

    private static async Task<Stream> SecureAsync(NetworkStream network, Uri address, CancellationToken ct)
    {
        if (address.Scheme == Uri.UriSchemeHttp)
            return network;
        var tls = new SslStream(network);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = address.IdnHost, ApplicationProtocols = [SslApplicationProtocol.Http11] }, ct);
        return tls;
    }

    private static byte[] HeadOf(WireRequest request)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{request.Method} {request.Address.PathAndQuery} HTTP/1.1\r\nHost: {request.Address.Authority}\r\nConnection: close\r\n");
        foreach (var header in request.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{header.Name}: {header.Value}\r\n");
        if (request.IsChunked)
            head.Append("Transfer-Encoding: chunked\r\n");
        else if (request.Length > 0 || request.Method is "POST" or "PUT" or "PATCH")
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Length}\r\n");
        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }

    // Whoever has answered already may have hung up.
    private static async Task WriteBodyAsync(WireRequest request, Stream stream, CancellationToken ct)
    {
        try
        {
            await WriteAsync(request.Body, request.IsChunked, stream, ct);
            var spaces = new byte[Math.Min(request.Padding, 64 * 1024)];
            spaces.AsSpan().Fill((byte)' ');
            for (var left = request.Padding; left > 0; left -= spaces.Length)
                await WriteAsync(spaces.AsMemory(0, Math.Min(left, spaces.Length)), request.IsChunked, stream, ct);
            if (request.IsChunked)
                await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), ct);
        }
        catch (IOException)
        {
        }
    }

    private static async Task WriteAsync(ReadOnlyMemory<byte> bytes, bool isChunked, Stream stream, CancellationToken ct)
    {
        if (bytes.IsEmpty)
            return;
        if (isChunked)
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:x}\r\n")), ct);
        await stream.WriteAsync(bytes, ct);
        if (isChunked)
            await stream.WriteAsync("\r\n"u8.ToArray(), ct);
    }
}
