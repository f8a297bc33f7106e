using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Faults;

/// <summary>An edge before a backend, each a process of its own on 127.0.0.1, as an operator would start them.</summary>
internal sealed class ProductProcesses : IAsyncDisposable
{
    private const string TemporaryFolder = "TMPDIR";

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    /// <param name="storage">The backend's settings of storage, given a folder that is there as long as this.</param>
    /// <param name="edge">Settings of the edge over those that every test has.</param>
    /// <param name="furtherAddress">Where callers reach the edge beside <see cref="Address"/>.</param>
    /// <param name="furtherBackendAddress">Where the edge reaches the backend beside <see cref="BackendAddress"/>.</param>
    public ProductProcesses(
        Func<string, Dictionary<string, string>> storage, Dictionary<string, string>? edge = null, Uri? furtherAddress = null, Uri? furtherBackendAddress = null)
    {
        (BackendAddress, Address, ManagementAddress) = (FreeAddress(), FreeAddress(), FreeAddress());
        Backend = BackendAt(BackendAddress, storage(_folder), furtherBackendAddress);
        Edge = EdgeAt(Address, ManagementAddress, edge ?? [], furtherAddress);
    }

    /// <summary>Where everything is that the two write, their temporary files too. It is removed at the end.</summary>
    public string WrittenFolder => _folder;

    /// <summary>The edge's current directory: where there is an <c>appsettings.json</c> in it, its settings are from here.</summary>
    public string EdgeFolder => Path.Combine(_folder, "edge");

    public ServerProcess Backend { get; }

    public ServerProcess Edge { get; }

    public Uri BackendAddress { get; }

    public Uri Address { get; }

    public Uri ManagementAddress { get; }

    /// <summary>A caller's connections; a lost one is an answer that never came.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience.Limit };

    /// <summary>A backend, not started.</summary>
    public ServerProcess BackendAt(Uri address, Dictionary<string, string> storage, Uri? furtherAddress = null) => new("Insight.Backend", Folder("backend"), new(storage)
    {
        [TemporaryFolder] = Folder("temporary"),
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Backend:Urls"] = Urls(address, furtherAddress),
        ["Backend:Management:Urls"] = "http://127.0.0.1:0",
    });

    /// <summary>An edge, not started.</summary>
    public ServerProcess EdgeAt(Uri address, Uri managementAddress, Dictionary<string, string> settings, Uri? furtherAddress = null) =>
        new("Insight.Edge", Folder("edge"), Over(settings, new()
        {
            [TemporaryFolder] = Folder("temporary"),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Edge:Urls"] = Urls(address, furtherAddress),
            ["Edge:Management:Urls"] = managementAddress.GetLeftPart(UriPartial.Authority),
            ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "100000",
            ["Edge:Clients:0:RateLimit:Burst"] = "100000",
            ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = BackendAddress.ToString(),

            // Looked at often, so that a test does not wait for what an operator would.
            ["ReverseProxy:Clusters:backend:HealthCheck:Active:Interval"] = "00:00:00.200",
        }));

    /// <summary>Starts both, and waits until the edge is ready.</summary>
    public async Task StartAsync()
    {
        await StartBackendAsync();
        await StartEdgeAsync();
    }

    /// <summary>Starts the backend, and waits until it is ready.</summary>
    public Task StartBackendAsync() => StartAsync(Backend, BackendAddress);

    /// <summary>Starts the edge, and waits until it is ready.</summary>
    public Task StartEdgeAsync() => StartAsync(Edge, ManagementAddress);

    /// <summary>Waits until the edge is ready, which has a backend then that answers.</summary>
    public Task EdgeReadyAsync() => Edge.UntilReadyAsync(Http, new Uri(ManagementAddress, "readyz"));

    /// <summary>An address on loopback that nobody listens on.</summary>
    public static Uri FreeAddress() => new($"http://{FreePort.Next()}");

    /// <summary>Starts a further edge or backend, and waits until it is ready.</summary>
    /// <param name="process">Which.</param>
    /// <param name="probed">The address that has its probes.</param>
    public Task StartAsync(ServerProcess process, Uri probed)
    {
        process.Start();
        return process.UntilReadyAsync(Http, new Uri(probed, "readyz"));
    }

    /// <summary>A signed request.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="body">Its body.</param>
    /// <param name="edge">Where to; null for <see cref="Address"/>.</param>
    public HttpRequestMessage Signed(string path, byte[] body, Uri? edge = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(edge ?? Address, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-API-Key", Caller.ApiKey);
        request.Headers.Add("X-Webhook-Signature", Caller.Sign(body));
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Edge.DisposeAsync();
        await Backend.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Urls(Uri address, Uri? further) =>
        $"{address.GetLeftPart(UriPartial.Authority)};{further?.GetLeftPart(UriPartial.Authority)}";

    private static Dictionary<string, string> Over(Dictionary<string, string> over, Dictionary<string, string> settings)
    {
        foreach (var (key, value) in over)
            settings[key] = value;
        return settings;
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
}
