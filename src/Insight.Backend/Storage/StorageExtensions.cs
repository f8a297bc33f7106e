using Insight.Backend.Storage.Sqlite;
using Insight.Backend.Storage.Writing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Insight.Backend.Storage;

/// <summary>Registers the stores.</summary>
internal static class StorageExtensions
{
    /// <summary>Registers the configured database and its stores, and its opening and closing with the host.</summary>
    public static void AddStores(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(new SqliteConnections(options.ConnectionString));
        services.AddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.TryAddSingleton<IGroupWriter>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton(provider => new WriteQueue(provider.GetRequiredService<IGroupWriter>(), options));
        services.TryAddSingleton<IAppointmentStore, SqliteAppointmentStore>();
        services.TryAddSingleton<IEventStore, SqliteEventStore>();
        services.AddHostedService<StoreLifetime>();
    }
}
