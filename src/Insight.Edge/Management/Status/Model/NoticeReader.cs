using System.Globalization;
using Insight.Edge.Configuration;

namespace Insight.Edge.Management.Status.Model;

/// <summary>Says what is not as it should be.</summary>
internal static class NoticeReader
{
    // With one request in twenty, callers notice.
    private const double BadShare = 0.05;

    private static readonly TimeSpan KeyBefore = TimeSpan.FromDays(14);

    /// <summary>What is missing for the edge to be ready.</summary>
    /// <param name="missing">As <c>/readyz</c> names it.</param>
    public static IEnumerable<Notice> OfReadiness(IEnumerable<string> missing) => missing.Select(what => what switch
    {
        "stopping" => new Notice(Level.Warning, "The edge is stopping: it finishes what is under way."),
        "warm-up" => new Notice(Level.Warning, "The edge has just started, and is warming up."),
        "clients" => new Notice(Level.Bad, "There is no client: every request is refused."),
        _ => new Notice(Level.Bad, $"No destination of {what} is healthy: requests are answered 500."),
    });

    /// <summary>Destinations that are not healthy.</summary>
    public static IEnumerable<Notice> OfDestinations(IEnumerable<DestinationRow> destinations) => destinations
        .Where(destination => destination.Level == Level.Bad)
        .Select(destination => new Notice(Level.Warning, $"Destination {destination.Name} of cluster {destination.Cluster} {Sentence(destination.Health)}."));

    /// <summary>Requests that failed lately.</summary>
    /// <param name="failed">How many.</param>
    /// <param name="requests">Of how many.</param>
    /// <param name="span">In which time.</param>
    public static IEnumerable<Notice> OfFailures(long failed, long requests, string span)
    {
        if (failed > 0)
            yield return new Notice(failed >= requests * BadShare ? Level.Bad : Level.Warning, string.Create(CultureInfo.InvariantCulture, $"{failed:N0} of {requests:N0} request(s) failed in the last {span}; their callers were asked to send them again."));
    }

    /// <summary>Keys that have no successor, and end soon or have ended.</summary>
    public static IEnumerable<Notice> OfKeys(IEnumerable<KeyRow> keys) => keys
        .Where(key => !key.IsReplaced && key.Left < KeyBefore)
        .Select(key => key.Left <= TimeSpan.Zero
            ? new Notice(Level.Bad, $"{key.Owner}: the {key.Kind} has expired, and there is no other.")
            : new Notice(Level.Warning, $"{key.Owner}: the {key.Kind} expires on {key.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, and there is no other."));

    /// <summary>Changes of the configuration that are refused, and not mended yet.</summary>
    public static IEnumerable<Notice> OfReloads(IEnumerable<ReloadState> reloads) => reloads
        .Where(reload => reload.IsRefused)
        .Select(reload => new Notice(Level.Warning, $"The last change of the configuration ({reload.Part}) was refused: what was in force stays. The log says why."));

    private static string Sentence(string health) => health.Replace("; not used", ", and is not used", StringComparison.Ordinal);
}
