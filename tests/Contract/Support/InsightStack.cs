using Insight.Backend;
using Insight.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Support;

/// <summary>A real edge before a real backend, over real sockets on 127.0.0.1, with a database of its own.</summary>
internal sealed class InsightStack : IAsyncDisposable
{
    private IReadOnlyDictionary<string, string?> _backendSettings = new Dictionary<string, string?>();
    private string _environment = Environments.Development;

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    public WebApplication Backend { get; private set; } = null!;

    public WebApplication Edge { get; private set; } = null!;

    public CapturedLog Log { get; } = new();

    /// <summary>Where callers reach the edge.</summary>
    public Uri Address { get; private set; } = null!;

    public Uri ManagementAddress { get; private set; } = null!;

    public Uri BackendAddress { get; private set; } = null!;

    /// <summary>The folder of the database, and of whatever files a test wants to put beside it; it is removed at the end.</summary>
    public string Folder => _folder;

    /// <summary>Sends without an API key or a signature of its own accord.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler
    {
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        Expect100ContinueTimeout = Patience.Limit, // whoever waits for the leave to send does not send without it
    });

    /// <summary>Starts both hosts, the backend in Development, and waits until the edge is ready.</summary>
    /// <param name="settings">Settings of the edge, by their keys, over those of the product.</param>
    /// <param name="backend">The address of another backend, in place of the real one.</param>
    /// <param name="time">The edge's clock.</param>
    /// <param name="waitUntilReady">False where the edge is not to be ready, or not yet.</param>
    /// <param name="services">Replaces services of the edge.</param>
    /// <param name="backendSettings">Settings of the real backend, by their keys, over the test's own.</param>
    /// <param name="environment">The edge's environment.</param>
    public static async Task<InsightStack> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        Uri? backend = null,
        TimeProvider? time = null,
        bool waitUntilReady = true,
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string?>? backendSettings = null,
        string environment = "Development")
    {
        var stack = new InsightStack { _backendSettings = backendSettings ?? new Dictionary<string, string?>(), _environment = environment };
        try
        {
            await stack.StartHostsAsync(settings ?? new Dictionary<string, string?>(), backend, time, services);
            if (waitUntilReady)
                await stack.UntilReadyAsync();
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    public async Task UntilReadyAsync()
    {
        var told = "";
        try
        {
            await Eventually.ShouldAsync("the edge is ready", async () =>
            {
                using var response = await Http.GetAsync(new Uri(ManagementAddress, "readyz"));
                told = await response.Content.ReadAsStringAsync();
                return response.IsSuccessStatusCode;
            });
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"The edge is not ready: {told}", e);
        }
    }

    /// <summary>Stops the backend, starts another one with the same database and address, and waits until the edge is ready.</summary>
    public async Task RestartBackendAsync()
    {
        await Backend.DisposeAsync();
        await StartBackendAsync(BackendAddress.ToString());
        await UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (Edge is not null)
            await Edge.DisposeAsync();
        if (Backend is not null)
            await Backend.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartHostsAsync(
        IReadOnlyDictionary<string, string?> settings,
        Uri? otherBackend,
        TimeProvider? time,
        Action<IServiceCollection>? services)
    {
        await StartBackendAsync("http://127.0.0.1:0");
        BackendAddress = new Uri(Backend.Urls.First());

        Edge = await EdgeHost.CreateAsync(Options("edge", _environment), builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Edge:Urls"] = "http://127.0.0.1:0",
                ["Edge:Management:Urls"] = "http://127.0.0.1:0",
                ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = (otherBackend ?? BackendAddress).ToString(),
            });
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.ClearProviders().AddProvider(Log);
            if (time is not null)
                builder.Services.AddSingleton(time);
            services?.Invoke(builder.Services);
        });
        await Edge.StartAsync();
        var addresses = EdgeHost.AddressesOf(Edge);
        Address = new Uri(addresses.Callers[0]);
        ManagementAddress = new Uri(addresses.Management[0]);
    }

    private async Task StartBackendAsync(string url)
    {
        Backend = BackendHost.Create(
            Options("backend", Environments.Development),
            configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Backend:Urls"] = url,
                ["Backend:Management:Urls"] = "http://127.0.0.1:0",
                ["Backend:Storage:ConnectionString"] = $"Data Source={Path.Combine(_folder, "insight.db")}",
            }).AddInMemoryCollection(_backendSettings),
            services => services.AddLogging(logging => logging.ClearProviders().AddProvider(Log)));
        await Backend.StartAsync();
    }

    private static WebApplicationOptions Options(string folder, string environment) => new()
    {
        ContentRootPath = Path.Combine(AppContext.BaseDirectory, folder),
        EnvironmentName = environment,
    };
}
