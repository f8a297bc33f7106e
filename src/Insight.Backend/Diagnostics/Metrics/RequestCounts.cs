using System.Diagnostics.Metrics;
using System.Globalization;

namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>Requests by route and status, each from a closed list. Counting is one addition.</summary>
internal sealed class RequestCounts
{
    // 0 stands for whoever hung up, and -1 for what is none of these.
    private const int Gone = 0;
    private const int Other = -1;

    private static readonly int[] Statuses = [200, 400, 401, 404, 405, 500, 503, Gone, Other];

    private readonly long[] _counts = new long[RouteName.All.Length * Statuses.Length];

    /// <summary>A request was answered, or nobody was left to answer.</summary>
    public void Add(HttpContext context)
    {
        var gone = context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted;
        var status = Array.IndexOf(Statuses, gone ? Gone : context.Response.StatusCode);
        Interlocked.Increment(ref Cell(RouteOf(context), status < 0 ? Statuses.Length - 1 : status));
    }

    /// <summary>All counts, with what a route can answer at 0 before it did.</summary>
    public IEnumerable<Measurement<long>> Observe()
    {
        for (var route = 0; route < RouteName.All.Length; route++)
        {
            for (var status = 0; status < Statuses.Length; status++)
            {
                var count = Volatile.Read(ref Cell(route, status));
                if (count > 0 || IsKnown(RouteName.All[route], Statuses[status]))
                    yield return new(count, new("route", RouteName.All[route]), new("status", NameOf(Statuses[status])));
            }
        }
    }

    private static bool IsKnown(string route, int status) => route switch
    {
        RouteName.None => status is 401 or 404 or 405,
        RouteName.Liveness => status is 200 or 401,
        RouteName.Readiness => status is 200 or 401 or 503,
        RouteName.ReadAppointment or RouteName.ReadEvent => status is 200 or 400 or 401 or 404 or 500,
        _ => status is 200 or 400 or 401 or 500,
    };

    private static string NameOf(int status) => status switch
    {
        Gone => "none",
        Other => "other",
        _ => status.ToString(CultureInfo.InvariantCulture),
    };

    private static int RouteOf(HttpContext context) =>
        Array.IndexOf(RouteName.All, context.GetEndpoint()?.Metadata.GetMetadata<RouteName>()?.Name ?? RouteName.None);

    private ref long Cell(int route, int status) => ref _counts[(route * Statuses.Length) + status];
}
