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
        services.AddSingleton(provider => new WriteQueue(provider.GetRequiredService<IGroupWriter>(), options));
        services.AddHostedService<StoreLifetime>();
    }

    private static void AddSqlite(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(new SqliteConnections(options.ConnectionString));
        services.AddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.TryAddSingleton<IGroupWriter>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.TryAddSingleton<IAppointmentStore, SqliteAppointmentStore>();
        services.TryAddSingleton<IEventStore, SqliteEventStore>();
    }

    private static void AddPostgreSql(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(_ => new PostgreSqlConnections(options.ConnectionString, options.PasswordFile));
        services.AddSingleton<PostgreSqlDatabase>();
        services.TryAddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.TryAddSingleton<IGroupWriter>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.TryAddSingleton<IAppointmentStore, PostgreSqlAppointmentStore>();
        services.TryAddSingleton<IEventStore, PostgreSqlEventStore>();
    }
}
