using Insight.Backend.Authentication;
using Insight.Backend.Diagnostics;
using Insight.Backend.Endpoints;
using Insight.Backend.Management;
using Insight.Backend.Shutdown;
using Insight.Backend.Storage;
using Insight.Backend.Transport;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Insight.Backend;

/// <summary>The composition root: builds the storage backend, ready to start.</summary>
public static class BackendHost
{
    // Ids have no documented maximum, and percent-encoding makes three bytes of one.
    private const int MaxRequestLineBytes = 256 * 1024;

    // Below Warning the framework logs paths, and a path here holds an appointment id. A settings file of one's own, without a
    // word on logging, must not bring that about.
    private static readonly Dictionary<string, string?> SafeLogLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
    };

    /// <summary>Builds a backend; several may live in one process, each with its own configuration.</summary>
    /// <param name="options">Arguments, environment and content root, as <see cref="WebApplication"/> takes them.</param>
    /// <param name="configure">Adds configuration sources, which win over files, environment and arguments.</param>
    /// <param name="services">Registers services ahead of the backend's own, such as another <see cref="TimeProvider"/>.</param>
    /// <returns>The host, not started. Once it is, <see cref="AddressesOf"/> tells the bound addresses, and once it has stopped the database's files are closed.</returns>
    /// <exception cref="OptionsValidationException">The configuration is wrong: every error, by its key.</exception>
    public static WebApplication Create(
        WebApplicationOptions options,
        Action<IConfigurationBuilder>? configure = null,
        Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = SafeLogLevels });
        configure?.Invoke(builder.Configuration);
        var backend = BackendOptions.Load(builder.Configuration, builder.Environment);

        // These alone say where to listen: ASPNETCORE_URLS and Kestrel:Endpoints do not.
        builder.WebHost.UseUrls([.. backend.Addresses, .. backend.Management.Addresses]).PreferHostingUrls(preferHostingUrls: true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureHttpsDefaults(kestrel.ApplicationServices.GetRequiredService<TlsFiles>().ApplyTo);
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
            // The edge caps bodies for its callers. A second limit here could only disagree with the edge's and turn a
            // batch that was accepted into a failure.
            kestrel.Limits.MaxRequestBodySize = null;
        });

        // A start that fails is told by whoever started it; the host's own report would add a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        services?.Invoke(builder.Services);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddDiagnostics();
        builder.Services.AddManagement();
        builder.Services.AddStores(backend.Storage);
        builder.Services.AddShutdown(backend.Shutdown);
        builder.Services.AddTokens(backend, builder.Environment);
        builder.Services.AddTls(backend);
        builder.Services.AddEndpoints();

        var app = builder.Build();
        app.UseManagement();
        app.UseDiagnostics();
        app.UseFreshConnections();
        app.UseStatusCodePages(Answers.EmptyAsync);
        app.UseMiddleware<AppointmentAddressMiddleware>();
        app.UseRouting();
        app.UseTokens();
        app.MapEndpoints();
        return app;
    }

    /// <summary>Where a started backend listens, with the ports that it was given where it asked for any.</summary>
    public static BackendAddresses AddressesOf(WebApplication backend)
    {
        // Kestrel tells the addresses in the order in which they were opened.
        var management = backend.Services.GetRequiredService<BackendOptions>().Management.Addresses.Length;
        string[] all = [.. backend.Urls];
        return new BackendAddresses(all[..^management], all[^management..]);
    }
}
