using Insight.Edge;
using Insight.Edge.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insight.AppHost;

/// <summary>How the two hosts are put together in one process.</summary>
internal static class Stack
{
    private const string BackendAddressKey = "ReverseProxy:Clusters:backend:Destinations:primary:Address";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadyProbe = TimeSpan.FromMilliseconds(50);

    /// <summary>A host's options: its own settings files, and Development unless the environment says otherwise.</summary>
    public static WebApplicationOptions Options(string folder, string[] args) => new()
    {
        Args = args,
        ContentRootPath = Path.Combine(AppContext.BaseDirectory, folder),
        EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environments.Development,
    };

    /// <summary>Points the edge at the backend, wherever that listens, and leaves it to this program to tell why it does not start: the host's own report would add a stack trace.</summary>
    public static void Join(WebApplication backend, WebApplicationBuilder edge)
    {
        edge.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        var address = new UriBuilder(backend.Urls.First());
        if (address.Host is "0.0.0.0" or "[::]")
            address.Host = "127.0.0.1";
        edge.Configuration.AddInMemoryCollection([new(BackendAddressKey, address.Uri.ToString())]);
        PassTokenOn(backend, edge.Configuration);
    }

    /// <summary>The backend stops when the edge has answered its last request, not when the signal comes.</summary>
    public static void LeaveSignalsToTheEdge(IServiceCollection backend) => backend.AddSingleton<IHostLifetime, NoSignals>();

    /// <summary>What is wrong with the edge's configuration; nothing where it is good.</summary>
    public static async Task<IReadOnlyList<string>> EdgeErrorsAsync(string[] args)
    {
        try
        {
            await using var edge = await EdgeHost.CreateAsync(Options("edge", args));
            return [];
        }
        catch (ConfigurationException e)
        {
            return e.Errors;
        }
    }

    /// <summary>Waits until the edge says that it is ready.</summary>
    /// <exception cref="TimeoutException">It does not, within half a minute.</exception>
    public static async Task UntilReadyAsync(EdgeAddresses addresses)
    {
        using var client = new HttpClient();
        using var deadline = new CancellationTokenSource(ReadyWithin);
        using var timer = new PeriodicTimer(ReadyProbe);
        try
        {
            do
            {
                using var response = await client.GetAsync(new Uri(new Uri(addresses.Management[0]), "readyz"), deadline.Token);
                if (response.IsSuccessStatusCode)
                    return;
            }
            while (await timer.WaitForNextTickAsync(deadline.Token));
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException("the edge is not ready after 30 seconds.", e);
        }
    }

    // The backend's token is the edge's, unless that has one of its own.
    private static void PassTokenOn(WebApplication backend, ConfigurationManager edge)
    {
        const string Token = "Edge:Upstream:Token", File = "Edge:Upstream:TokenFile";
        if (!string.IsNullOrEmpty(edge[Token]) || !string.IsNullOrEmpty(edge[File]))
            return;
        var file = backend.Configuration["Backend:TokenFile"];
        edge.AddInMemoryCollection([
            new(Token, backend.Configuration["Backend:Token"]),
            new(File, string.IsNullOrEmpty(file) ? null : Path.GetFullPath(file, backend.Environment.ContentRootPath)),
        ]);
    }

    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
