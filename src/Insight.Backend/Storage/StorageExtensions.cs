using Insight.Backend.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Insight.Backend.Storage;

/// <summary>Registers the store.</summary>
internal static class StorageExtensions
{
    /// <summary>Registers the configured store, and its opening and closing with the host.</summary>
    public static void AddAppointmentStore(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton<IAppointmentStore>(provider => ActivatorUtilities.CreateInstance<SqliteAppointmentStore>(
            provider, new SqliteConnections(options.ConnectionString)));
        services.AddHostedService<StoreLifetime>();
    }
}
