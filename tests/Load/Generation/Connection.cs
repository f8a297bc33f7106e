using System.Diagnostics;
using System.Net.Sockets;

namespace Insight.Load.Generation;

/// <summary>One keep-alive connection: sends a request, waits for its answer.</summary>
internal sealed class Connection(Traffic traffic) : IDisposable
{
    private readonly AnswerParser _answer = new();
    private readonly RequestWriter _requests = traffic.Requests.CreateWriter();
    private readonly byte[] _received = new byte[16 * 1024];
    private Socket? _socket;
    private volatile bool _disposed;

    /// <summary>Opens it, unless it is open.</summary>
    /// <exception cref="SocketException">The server cannot be reached.</exception>
    public async ValueTask OpenAsync()
    {
        if (_socket is not null) return;
        var socket = new Socket(traffic.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (traffic.From is { } from) socket.Bind(new System.Net.IPEndPoint(from, 0));
            await socket.ConnectAsync(traffic.EndPoint);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        _socket = socket;
        // A Dispose meanwhile found no socket to close.
        if (_disposed) Drop();
    }

    /// <summary>Sends a request and reads its answer; a connection that the server has closed meanwhile is opened again.</summary>
    /// <returns>The answer's status.</returns>
    /// <exception cref="SocketException">The connection broke.</exception>
    /// <exception cref="FormatException">The answer is not HTTP.</exception>
    public async ValueTask<int> ExchangeAsync(long number)
    {
        var reused = _socket is not null;
        await OpenAsync();
        try
        {
            return await ExchangeOnceAsync(number);
        }
        catch (SocketException) when (reused && _answer.IsUntouched && !_disposed)
        {
            // Servers close connections that were idle for a while, and may do so while a request is on its way. Every HTTP client
            // tries once more then.
            Drop();
            await OpenAsync();
            return await ExchangeOnceAsync(number);
        }
        finally
        {
            if (!_answer.IsComplete || _answer.IsLast) Drop();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        Drop();
    }

    private async ValueTask<int> ExchangeOnceAsync(long number)
    {
        _answer.Reset();
        var socket = _socket ?? throw new SocketException((int)SocketError.OperationAborted);
        var request = _requests.Write(number);
        try
        {
            while (!request.IsEmpty) request = request[await socket.SendAsync(request, SocketFlags.None)..];
            while (!_answer.IsComplete)
            {
                var count = await socket.ReceiveAsync(_received.AsMemory(), SocketFlags.None);
                if (count == 0)
                {
                    if (_answer.Close()) break;
                    throw new SocketException((int)SocketError.ConnectionReset);
                }

                // One request is in flight at a time: bytes behind its answer belong to nothing.
                if (_answer.Consume(_received.AsSpan(0, count)) < count) throw new FormatException("More was answered than was asked.");
            }
        }
        catch (ObjectDisposedException)
        {
            throw new SocketException((int)SocketError.OperationAborted);
        }

        Debug.Assert(_answer.Status != 0, "A complete answer has a status.");
        return _answer.Status;
    }

    private void Drop() => Interlocked.Exchange(ref _socket, null)?.Dispose();
}
