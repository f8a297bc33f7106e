using Insight.Backend.Authentication;
using Insight.Backend.Diagnostics.Metrics;
using Insight.Backend.Schema;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Insight.Backend.Endpoints;

/// <summary>Registers and maps the backend's routes.</summary>
internal static class EndpointExtensions
{
    /// <summary>Registers what the routes need.</summary>
    public static void AddEndpoints(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton(ContractNames.SyncAppointments, DocumentedFields.Load(ContractNames.SyncAppointments));
        services.TryAddKeyedSingleton(ContractNames.AppointmentEvent, DocumentedFields.Load(ContractNames.AppointmentEvent));
        services.AddSingleton<EventJson>();
        services.AddSingleton<StoreAppointments>();
        services.AddSingleton<ReadAppointment>();
        services.AddSingleton<StoreEvent>();
        services.AddSingleton<ReadEvent>();
        services.AddSingleton<ReadFeed>();
        services.AddSingleton<Readiness>();
    }

    /// <summary>Maps every route.</summary>
    public static void MapEndpoints(this WebApplication app)
    {
        app.MapPost(StoreAppointments.Route, app.Services.GetRequiredService<StoreAppointments>().HandleAsync).Named(RouteName.StoreAppointments);
        app.MapGet(ReadAppointment.Route, app.Services.GetRequiredService<ReadAppointment>().HandleAsync).Named(RouteName.ReadAppointment);
        app.MapPost(StoreEvent.Route, app.Services.GetRequiredService<StoreEvent>().HandleAsync).Named(RouteName.StoreEvent);
        app.MapGet(ReadEvent.Route, app.Services.GetRequiredService<ReadEvent>().HandleAsync).Named(RouteName.ReadEvent);
        app.MapGet(ReadFeed.Route, app.Services.GetRequiredService<ReadFeed>().HandleAsync).Named(RouteName.ReadFeed);
        app.MapGet(Liveness.Route, Liveness.HandleAsync).Named(RouteName.Liveness).WithoutToken();
        app.MapGet(Readiness.Route, app.Services.GetRequiredService<Readiness>().HandleAsync).Named(RouteName.Readiness).WithoutToken();
    }

    private static IEndpointConventionBuilder Named(this IEndpointConventionBuilder endpoint, string name) => endpoint.WithMetadata(new RouteName(name));
}
