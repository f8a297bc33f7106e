using System.Reflection;
using Insight.Edge.Clients;
using Insight.Edge.Configuration;
using Insight.Edge.Management.Status.History;
using Insight.Edge.RateLimiting.Leasing;
using Insight.Edge.Transport;
using Yarp.ReverseProxy;

namespace Insight.Edge.Management.Status.Model;

/// <summary>Puts together what the page says, from what the edge knows.</summary>
/// <param name="sampler">What was counted in the last minutes.</param>
/// <param name="counts">What stands where in it.</param>
/// <param name="readiness">Whether requests can be served.</param>
/// <param name="proxy">The destinations.</param>
/// <param name="clients">Whose keys there are.</param>
/// <param name="certificates">The edge's own.</param>
/// <param name="reloads">Changes of the configuration.</param>
/// <param name="time">The clock.</param>
/// <param name="leases">Limits that are shared with other edges; null where they are not.</param>
internal sealed class StatusReader(
    Sampler sampler, Counts counts, Readiness readiness, IProxyStateLookup proxy, ClientRegistry clients, CertificateExpiry certificates, ConfigurationReloads reloads, TimeProvider time, PermitLeases? leases = null)
{
    private static readonly string Version =
        typeof(StatusReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Reads it.</summary>
    public StatusModel Read()
    {
        var (recent, now) = (sampler.Recent(), time.GetUtcNow());
        var window = recent.Last(Sampler.Span);
        var (traffic, destinations) = (TrafficReader.Read(recent), DestinationReader.Read(proxy));
        var (ehrs, issues) = (RefusalReader.Ehrs(counts, window), RefusalReader.Issues(counts, window));
        var known = clients.Current.Clients;
        var keys = KeyReader.Expiring(known, certificates.All, now);
        return new StatusModel
        {
            Host = Environment.MachineName,
            Version = Version,
            Now = now,
            Uptime = sampler.Uptime,
            Traffic = traffic,
            Ehrs = [.. ehrs.Take(RefusalReader.MaxEhrs)],
            FurtherEhrs = Math.Max(0, ehrs.Count - RefusalReader.MaxEhrs),
            Issues = [.. issues.Take(RefusalReader.MaxIssues)],
            IssueCount = issues.Sum(issue => issue.Count),
            Destinations = destinations,
            Keys = keys,
            KeyCount = known.Sum(client => client.Keys.Count),
            RateLimits = RateLimits(),
            Reloads = [.. reloads.Parts],
            Notices = [.. Notices(recent, destinations, keys).OrderByDescending(notice => notice.Level)],
        };
    }

    private IEnumerable<Notice> Notices(Recent recent, List<DestinationRow> destinations, List<KeyRow> keys)
    {
        const string Lately = "5 minutes";
        var window = recent.Last(TimeSpan.FromMinutes(5));
        var failed = window[Counts.Outcome(Responses.OutcomeKind.UpstreamFailed)] + window[Counts.Outcome(Responses.OutcomeKind.Unexpected)];
        var notices = NoticeReader.OfReadiness(readiness.Missing())
            .Concat(NoticeReader.OfDestinations(destinations))
            .Concat(NoticeReader.OfFailures(failed, window.Sum(Counts.Outcomes), Lately))
            .Concat(NoticeReader.OfKeys(keys))
            .Concat(NoticeReader.OfReloads(reloads.Parts));
        return leases is { IsAvailable: false } ? notices.Append(new Notice(Level.Warning, RateLimits())) : notices;
    }

    private string RateLimits() => leases switch
    {
        null => "Each edge counts clients' requests by itself.",
        { IsAvailable: true } => $"PostgreSQL counts clients' requests for {leases.Edges} edge(s), and answers.",
        _ => $"PostgreSQL, which counts clients' requests for all edges, does not answer: this edge decides by itself, as one of {leases.Edges}.",
    };
}
