namespace Insight.Edge.Clients;

/// <summary>The room of those who may call.</summary>
internal static class ClientsExtensions
{
    /// <summary>Adds the clients' registry.</summary>
    public static IServiceCollection AddClients(this IServiceCollection services) => services
        .AddSingleton<ClientsReader>()
        .AddSingleton<ClientRegistry>();
}
