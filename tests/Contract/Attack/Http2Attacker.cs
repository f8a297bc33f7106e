using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Attack;

/// <summary>A connection of HTTP/2 over TLS whose frames a test writes itself: no client library would.</summary>
internal sealed class Http2Attacker : IAsyncDisposable
{
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte GoAway = 7;
    private const byte Continuation = 9;
    private const byte EndHeaders = 4;
    private const byte EndStream = 1;
    private const int FrameHead = 9;
    private const int Cancel = 8;

    private readonly CancellationTokenSource _deadline = new(Patience.Limit);
    private readonly SslStream _stream;
    private Task _reading = Task.CompletedTask;

    private Http2Attacker(SslStream stream) => _stream = stream;

    /// <summary>The code with which the edge said that it wants no more; null while it did not.</summary>
    public int? Farewell { get; private set; }

    /// <summary>Connects, and from then on reads whatever the edge says.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="trust">Whom the edge's certificate is of.</param>
    public static async Task<Http2Attacker> OpenAsync(Uri address, X509ChainPolicy trust)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            CertificateChainPolicy = trust,
        });
        var attacker = new Http2Attacker(stream);
        await stream.WriteAsync((byte[])[.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Frame(Settings, 0, 0, [])]);
        attacker._reading = attacker.ReadAsync();
        return attacker;
    }

    /// <summary>Opens streams and resets each at once.</summary>
    /// <param name="path">What each asks for.</param>
    /// <param name="most">Most streams.</param>
    /// <returns>How many were opened before the edge hung up.</returns>
    public Task<int> ResetRapidlyAsync(string path, int most)
    {
        var headers = RequestHeaders(path);
        var code = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(code, Cancel);
        return SendAsync(most, i => [.. Frame(Headers, EndHeaders, Id(i), headers), .. Frame(Reset, 0, Id(i), code)]);
    }

    /// <summary>Sends headers that never end.</summary>
    /// <returns>How many frames of them the edge took before it hung up.</returns>
    public Task<int> ContinueForEverAsync(int most) =>
        SendAsync(most, i => i == 0 ? Frame(Headers, 0, Id(0), RequestHeaders("/")) : Frame(Continuation, 0, Id(0), new byte[] { 0, 1, (byte)'a', 1, (byte)'b' }));

    /// <summary>Asks for a sign of life, again and again.</summary>
    /// <returns>How often before the edge hung up.</returns>
    public Task<int> PingAsync(int most) => SendAsync(most, _ => Frame(Ping, 0, 0, new byte[8]));

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _reading;
        _deadline.Dispose();
    }

    private static int Id(int number) => (2 * number) + 1;

    // HPACK (RFC 7541): POST and https from the static table, path and authority written out.
    private static byte[] RequestHeaders(string path) =>
        [0x83, 0x87, 0x04, (byte)path.Length, .. Encoding.ASCII.GetBytes(path), 0x01, 9, .. "localhost"u8];

    private static byte[] Frame(byte type, byte flags, int stream, byte[] payload)
    {
        var frame = new byte[FrameHead + payload.Length];
        (frame[1], frame[2], frame[3], frame[4]) = ((byte)(payload.Length >> 8), (byte)payload.Length, type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, FrameHead);
        return frame;
    }

    private async Task<int> SendAsync(int most, Func<int, byte[]> frames)
    {
        const int AtOnce = 100;
        var sent = 0;
        try
        {
            for (; sent < most && Farewell is null; sent += AtOnce)
                await _stream.WriteAsync(Enumerable.Range(sent, AtOnce).SelectMany(frames).ToArray(), _deadline.Token);
            await _stream.FlushAsync(_deadline.Token);
        }
        catch (IOException)
        {
            // The edge hung up.
        }

        return sent;
    }

    private async Task ReadAsync()
    {
        var head = new byte[FrameHead];
        try
        {
            while (true)
            {
                await _stream.ReadExactlyAsync(head, _deadline.Token);
                var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
                await _stream.ReadExactlyAsync(payload, _deadline.Token);
                if (head[3] == GoAway)
                    Farewell = BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(sizeof(int)));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Farewell ??= -1; // without a word
        }
    }
}
