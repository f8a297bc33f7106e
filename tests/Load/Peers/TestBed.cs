using System.Net;
using Insight.Load.Generation;
using Insight.Load.Processes;
using Insight.Load.Requests;

namespace Insight.Load.Peers;

/// <summary>
/// A trivial backend and the peers in front of it, each a process of its own, on free ports of loopback, pinned where that can be done.
/// What it started is stopped with it.
/// </summary>
internal sealed class TestBed : IAsyncDisposable
{
    private static readonly TimeSpan PatienceForStart = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<RunningPeer> _peers = [];
    private readonly IReadOnlyList<LoadClient> _clients;
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-load-").FullName;
    private readonly IPEndPoint _backend = FreePort.Next();
    private readonly IPEndPoint _backendHttp2 = FreePort.Next();

    private TestBed(Pinning pinning, IReadOnlyList<LoadClient> clients)
    {
        Pinning = pinning;
        _clients = clients;
        Checks = new PeerChecks(_http, clients[0]);
    }

    /// <summary>Which core is whose.</summary>
    public Pinning Pinning { get; }

    /// <summary>The backend, for a direct call.</summary>
    public RunningPeer Backend { get; private set; } = null!;

    /// <summary>The peers, in the order in which they were asked for.</summary>
    public IReadOnlyList<RunningPeer> Peers => _peers;

    /// <summary>The client that requests are of, where one is enough.</summary>
    public LoadClient Client => _clients[0];

    /// <summary>Checks of what a peer answers.</summary>
    public PeerChecks Checks { get; }

    /// <summary>Starts backend and peers, and waits until each answers.</summary>
    /// <param name="peers">Which; they must be installed.</param>
    /// <param name="clients">The clients that the peers know; at least one.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="LoadException">One of them does not start.</exception>
    public static async Task<TestBed> StartAsync(IEnumerable<IPeer> peers, IReadOnlyList<LoadClient> clients, CancellationToken ct)
    {
        var pinning = Pinning.Detect();
        await pinning.PinSelfAsync(ct);
        var bed = new TestBed(pinning, clients);
        try
        {
            bed.Backend = await bed.StartAsync(new BackendPeer(), bed._backend, pinning.LoadCore, ct);
            foreach (var peer in peers)
                bed._peers.Add(await bed.StartAsync(peer, FreePort.Next(), pinning.ProxyCore, ct));
            return bed;
        }
        catch
        {
            await bed.DisposeAsync();
            throw;
        }
    }

    /// <summary>What sends the load: wrk where it is installed, which takes less of the core that it shares; else this program's own.</summary>
    public async Task<ILoadGenerator> GeneratorAsync(CancellationToken ct) =>
        (ILoadGenerator?)await WrkGenerator.FindAsync(Pinning.LoadCore, _folder, ct) ?? new OwnGenerator();

    public async ValueTask DisposeAsync()
    {
        foreach (var peer in Enumerable.Reverse(_peers))
            await peer.Process.DisposeAsync();
        if (Backend is not null)
            await Backend.Process.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<RunningPeer> StartAsync(IPeer peer, IPEndPoint listen, int? core, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, peer.Name)).FullName;
        var start = peer.Prepare(new PeerSite(folder, listen, _backend, _backendHttp2, _clients));
        var running = new RunningPeer(peer, listen, ChildProcess.Start(start, core, folder));
        try
        {
            await WaitAsync(running, ct);
            return running;
        }
        catch
        {
            await running.Process.DisposeAsync();
            throw;
        }
    }

    private async Task WaitAsync(RunningPeer running, CancellationToken ct)
    {
        var request = WebhookRequest.Sync(Client, SampleBatch.Of(1));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(PatienceForStart);
        var last = "nothing";
        try
        {
            while (!running.Process.HasExited)
            {
                try
                {
                    var answer = await request.SendAsync(_http, running.EndPoint, patience.Token);
                    if (answer.Status == 200)
                        return;
                    last = $"{answer}";
                }
                catch (HttpRequestException e)
                {
                    last = e.Message;
                }

                await Task.Delay(BetweenTries, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Its time is up.
        }

        throw new LoadException($"{running.Peer.Name} did not start; its last answer was: {last}\n{running.Process.LastOutput()}");
    }
}
