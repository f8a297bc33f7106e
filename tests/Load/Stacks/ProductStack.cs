using System.Net;
using Insight.Load.Peers;
using Insight.Load.Processes;
using Insight.Load.Requests;

namespace Insight.Load.Stacks;

/// <summary>The product: the edge in front of the storage backend, a process each, in Production.</summary>
/// <param name="edgeBuild">The folder the edge was published to.</param>
/// <param name="backendBuild">The folder the backend was published to.</param>
/// <param name="storage">What the backend stores in.</param>
internal sealed class ProductStack(string edgeBuild, string backendBuild, IProductStorage storage) : IStack
{
    /// <inheritdoc/>
    public string Name => $"Insight, {storage.Name}";

    /// <inheritdoc/>
    public string Description => $"edge and backend on {storage.Name}, a process each, as shipped";

    /// <inheritdoc/>
    public Task<string?> MissingAsync(CancellationToken ct) => storage.MissingAsync(ct);

    /// <inheritdoc/>
    public WebhookRequest Request(LoadClient client, byte[] body) => WebhookRequest.Sync(client, body);

    /// <inheritdoc/>
    public IStoredAppointments Start(string folder, IPEndPoint listen, LoadClient client, ICollection<ChildProcess> started)
    {
        var backend = FreePort.Next();
        var (settings, stored) = storage.Create(folder, started);
        started.Add(ChildProcess.Start(BackendBuild.Start(backendBuild, backend, settings), core: null, Folder("backend")));
        var site = new PeerSite(Folder("edge"), listen, backend, backend, [client]);
        var edge = new EdgePeer(edgeBuild).Prepare(site);
        if (PublishedBuild.Knows(Path.Combine(edgeBuild, "Insight.Edge.dll"), "TokenFile"))
            edge = edge with { Environment = new Dictionary<string, string>(edge.Environment) { ["Edge__Upstream__Token"] = BackendBuild.Token } };
        started.Add(ChildProcess.Start(edge, core: null, site.Folder));
        return stored;

        string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
    }
}
