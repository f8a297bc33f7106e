using Insight.Backend.Diagnostics.Metrics;
using Insight.Backend.Storage.PostgreSql;
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
        if (options.IsPostgreSql) services.AddPostgreSql(options);
        else services.AddSqlite(options);
        services.AddSingleton(options);
        services.AddSingleton(provider =>
        {
            var metrics = provider.GetRequiredService<BackendMetrics>();
            var queue = new WriteQueue(new MeteredWriter(provider.GetRequiredService<IGroupWriter>(), metrics, provider.GetRequiredService<TimeProvider>()), options);
            metrics.Watch(queue, provider.GetService<SqliteConnections>()?.Files ?? []);
            return queue;
        });
        services.AddHostedService<StoreLifetime>();
    }

    private static void AddMeteredStores<TAppointments, TEvents>(this IServiceCollection services)
        where TAppointments : class, IAppointmentStore
        where TEvents : class, IEventStore
    {
        services.AddSingleton<TAppointments>();
        services.AddSingleton<TEvents>();
        services.TryAddSingleton<IAppointmentStore>(provider =>
            new MeteredAppointmentStore(provider.GetRequiredService<TAppointments>(), provider.GetRequiredService<BackendMetrics>()));
        services.TryAddSingleton<IEventStore>(provider => new MeteredEventStore(provider.GetRequiredService<TEvents>(), provider.GetRequiredService<BackendMetrics>()));
    }

    private static void AddSqlite(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(_ => options.IsInMemory ? SqliteConnections.InMemory() : new SqliteConnections(options.ConnectionString));
        services.AddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.TryAddSingleton<IGroupWriter>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddMeteredStores<SqliteAppointmentStore, SqliteEventStore>();
    }

    private static void AddPostgreSql(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(_ => new PostgreSqlConnections(options.ConnectionString, options.PasswordFile));
        services.AddSingleton<PostgreSqlDatabase>();
        services.TryAddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.TryAddSingleton<IGroupWriter>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.AddMeteredStores<PostgreSqlAppointmentStore, PostgreSqlEventStore>();
    }
}
