namespace Insight.Edge.Upstream;

/// <summary>
/// A cluster's connections, made anew once the certificates have changed. Whoever sends first after that (a request, or a health check) makes the new
/// ones. The old are closed as soon as no request is sent by them any more; one whose answer is still being read ends with it.
/// </summary>
/// <param name="certificates">Tells what stands for the certificates in force: another object after each change.</param>
/// <param name="connect">Makes connections with the certificates in force.</param>
internal sealed class RenewedClient(Func<object> certificates, Func<HttpMessageInvoker> connect)
    : HttpMessageInvoker(new NoConnection())
{
    private readonly Lock _renewal = new();
    private volatile Connections _connections = new(certificates(), connect());

    public override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var connections = Enter();
        try
        {
            return await connections.Client.SendAsync(request, cancellationToken);
        }
        finally
        {
            connections.Leave();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _connections.Client.Dispose();
        base.Dispose(disposing);
    }

    private Connections Enter()
    {
        while (true)
        {
            var connections = _connections;
            if (connections.MadeWith != certificates())
                connections = Renew();
            if (connections.TryEnter())
                return connections;
        }
    }

    private Connections Renew()
    {
        Connections old, next;
        lock (_renewal)
        {
            // Asked for before they are used: where they change in between, there is one renewal too many, and never one too few.
            var current = certificates();
            old = _connections;
            if (old.MadeWith == current)
                return old;
            _connections = next = new Connections(current, connect());
        }

        old.Leave();
        return next;
    }

    // The base asks for a handler. All that is sent goes through Connections; what went around them would know nothing of the certificates.
    private sealed class NoConnection : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Requests go by the connections of the certificates in force.");
    }

    // Counted, because SocketsHttpHandler may fail a request over HTTP/2 that is about to be sent when it is disposed.
    private sealed class Connections(object madeWith, HttpMessageInvoker client)
    {
        private int _users = 1; // being in force counts as one

        public object MadeWith => madeWith;

        public HttpMessageInvoker Client => client;

        public bool TryEnter()
        {
            var users = Volatile.Read(ref _users);
            while (users > 0)
            {
                var seen = Interlocked.CompareExchange(ref _users, users + 1, users);
                if (seen == users)
                    return true;
                users = seen;
            }

            return false;
        }

        public void Leave()
        {
            if (Interlocked.Decrement(ref _users) == 0)
                client.Dispose();
        }
    }
}
