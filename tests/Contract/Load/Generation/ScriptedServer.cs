using System.Net;
using System.Net.Sockets;

namespace Insight.Contract.Tests.Load.Generation;

/// <summary>Answers requests of a known length as a script says, on as many connections as come.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, int, Task<byte[]?>> _script;
    private readonly int _requestLength;
    private readonly List<Task> _connections = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _accepted;
    private int _served = -1;

    /// <param name="requestLength">How long a request is.</param>
    /// <param name="script">From the request's number and its connection's, both from 0, to the answer; null closes the connection.</param>
    public ScriptedServer(int requestLength, Func<int, int, Task<byte[]?>> script)
    {
        (_requestLength, _script) = (requestLength, script);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    public int Connections => Volatile.Read(ref _accepted);

    public List<IPAddress> Callers { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Callers.Add(((IPEndPoint)socket.RemoteEndPoint!).Address);

                // Counted before it is served: whoever has its answer may look.
                _connections.Add(ServeAsync(socket, Interlocked.Increment(ref _accepted) - 1));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket, int connection)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        var request = new byte[_requestLength];
        try
        {
            while (await stream.ReadAtLeastAsync(request, request.Length, throwOnEndOfStream: false, _stop.Token) == request.Length)
            {
                if (await _script(Interlocked.Increment(ref _served), connection) is not { } answer) return;
                await stream.WriteAsync(answer, _stop.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The generator hung up, or the test is over.
        }
    }
}
