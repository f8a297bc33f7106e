namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>Metadata of an endpoint: what metrics call its route.</summary>
/// <param name="Name">One of <see cref="All"/>.</param>
internal sealed record RouteName(string Name)
{
    public const string StoreAppointments = "store_appointments";
    public const string ReadAppointment = "read_appointment";
    public const string StoreEvent = "store_event";
    public const string ReadEvent = "read_event";
    public const string ReadFeed = "read_feed";
    public const string Liveness = "healthz";
    public const string Readiness = "readyz";

    /// <summary>Stands for the route of what no endpoint answers.</summary>
    public const string None = "none";

    /// <summary>The closed list of them.</summary>
    public static readonly string[] All = [StoreAppointments, ReadAppointment, StoreEvent, ReadEvent, ReadFeed, Liveness, Readiness, None];
}
