using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Insight.Load.Peers.Programs;

/// <summary><c>peer yarp</c>: YARP's getting-started program, with one route for everything.</summary>
internal static class YarpProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static async Task RunAsync(string listen, string backend, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = $"http://{listen}",
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            // It logs two lines a request below this, which is not how it is run in production.
            ["Logging:LogLevel:Yarp"] = "Warning",
            ["ReverseProxy:Routes:all:ClusterId"] = "backend",
            ["ReverseProxy:Routes:all:Match:Path"] = "{**catch-all}",
            ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = $"http://{backend}",
        });
        builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));
        await using var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);
    }
}
