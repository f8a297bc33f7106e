using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Insight.Contract.Tests.Support;

/// <summary>One connection, written to and read from byte by byte. Every wait is bounded.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CancellationTokenSource _deadline = new(Patience.Limit);
    private NetworkStream _stream = null!;

    /// <summary>Connects.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="from">The source address; the machine's choice where it is absent.</param>
    public static async Task<RawConnection> OpenAsync(Uri address, IPAddress? from = null)
    {
        var connection = new RawConnection();
        if (from is not null)
            connection._socket.Bind(new IPEndPoint(from, 0));
        await connection._socket.ConnectAsync(address.Host, address.Port, connection._deadline.Token);
        connection._stream = new NetworkStream(connection._socket, ownsSocket: true);
        return connection;
    }

    /// <summary>Sends a request on a connection of its own, and reads the answer.</summary>
    public static async Task<Answer> ExchangeAsync(InsightStack stack, RawRequest request, IPAddress? from = null)
    {
        await using var connection = await OpenAsync(stack.Address, from);
        return await connection.ExchangeAsync(request);
    }

    public async Task<Answer> ExchangeAsync(RawRequest request)
    {
        byte[] whole = [.. request.Head(), .. request.Content];
        await SendAsync(whole);
        return await ReadAnswerAsync();
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        _deadline.CancelAfter(Patience.Limit); // each exchange has its own
        await _stream.WriteAsync(bytes, _deadline.Token);
    }

    /// <summary>Says that nothing more will be sent, and still listens.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Hangs up at once: the other side gets a reset.</summary>
    public void Reset() => _socket.Close(timeout: 0);

    public async Task<Answer> ReadAnswerAsync()
    {
        var status = (await ReadLineAsync()).Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync() is { Length: > 0 } line)
        {
            var (name, value) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..].Trim());
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }

        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await _stream.ReadExactlyAsync(body, _deadline.Token);
        return new Answer(int.Parse(status, CultureInfo.InvariantCulture), headers, Encoding.UTF8.GetString(body));
    }

    /// <summary>Waits for the other side to close.</summary>
    /// <returns>What came before that.</returns>
    public Task<string> ReadToEndAsync() => ReadToEndAsync(mayReset: false);

    /// <summary>Waits for the other side to close or to reset.</summary>
    /// <returns>What came before that.</returns>
    public Task<string> ReadUntilHungUpAsync() => ReadToEndAsync(mayReset: true);

    public async ValueTask DisposeAsync()
    {
        if (_stream is not null)
            await _stream.DisposeAsync();
        _socket.Dispose();
        _deadline.Dispose();
    }

    private async Task<string> ReadToEndAsync(bool mayReset)
    {
        var rest = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(rest, _deadline.Token);
        }
        catch (IOException) when (mayReset)
        {
            // What had arrived before the reset was read.
        }

        return Encoding.UTF8.GetString(rest.ToArray());
    }

    private async Task<string> ReadLineAsync()
    {
        var line = new List<byte>();
        var next = new byte[1];
        while (line is not [.., (byte)'\r', (byte)'\n'])
        {
            await _stream.ReadExactlyAsync(next, _deadline.Token);
            line.Add(next[0]);
        }

        return Encoding.UTF8.GetString([.. line[..^2]]);
    }
}
