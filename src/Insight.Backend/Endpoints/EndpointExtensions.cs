using Insight.Backend.Schema;

namespace Insight.Backend.Endpoints;

/// <summary>Registers and maps the backend's routes.</summary>
internal static class EndpointExtensions
{
    /// <summary>Registers what the routes need.</summary>
    public static void AddAppointmentEndpoints(this IServiceCollection services)
    {
        services.AddSingleton(DocumentedFields.Load());
        services.AddSingleton<StoreAppointments>();
        services.AddSingleton<ReadAppointment>();
        services.AddSingleton<Readiness>();
    }

    /// <summary>Maps every route.</summary>
    public static void MapAppointmentEndpoints(this WebApplication app)
    {
        app.MapPost(StoreAppointments.Route, app.Services.GetRequiredService<StoreAppointments>().HandleAsync);
        app.MapGet(ReadAppointment.Route, app.Services.GetRequiredService<ReadAppointment>().HandleAsync);
        app.MapGet(Liveness.Route, Liveness.HandleAsync);
        app.MapGet(Readiness.Route, app.Services.GetRequiredService<Readiness>().HandleAsync);
    }
}
