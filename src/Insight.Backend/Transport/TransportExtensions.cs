using Insight.Backend.Authentication;

namespace Insight.Backend.Transport;

/// <summary>The room of TLS.</summary>
internal static class TransportExtensions
{
    /// <summary>Registers what it needs.</summary>
    public static IServiceCollection AddTls(this IServiceCollection services, BackendOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ServerCertificate>()
        .AddSingleton<ClientCertificates>()
        .AddSingleton<TlsFiles>();

    /// <summary>Lets connections from before a change of certificates end.</summary>
    public static IApplicationBuilder UseFreshConnections(this IApplicationBuilder app) => app.UseMiddleware<FreshConnectionsMiddleware>();
}
