using System.Diagnostics.Metrics;
using Insight.Edge.Clients;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>
/// Which generation of a client's keys is used, and until when each may be: a rotation can be watched, and finished once the old key is used no more.
/// </summary>
internal sealed class KeySeries
{
    private const string None = "none";

    private readonly ClientRegistry _clients;
    private readonly ClientTallies _tallies;
    private readonly TimeProvider _time;

    public KeySeries(Meter meter, ClientRegistry clients, ClientTallies tallies, TimeProvider time)
    {
        (_clients, _tallies, _time) = (clients, tallies, time);
        meter.CreateObservableCounter(
            "insight.edge.signature.checks",
            ObserveSignatures,
            "{check}",
            "Signatures checked, by client, result and the generation of the signing key that matched.");
        meter.CreateObservableCounter(
            "insight.edge.api_key.uses", ObserveApiKeys, "{request}", "Requests with a good API key, by client and the key's generation.");
        meter.CreateObservableGauge(
            "insight.edge.key.active", () => ObserveKeys(key => key.Validity.Includes(_time.GetUtcNow()) ? 1.0 : 0), unit: null, "1 while a configured key may be used, else 0.");
        meter.CreateObservableGauge(
            "insight.edge.key.expiry_timestamp",
            () => ObserveKeys(key => key.Validity.ExpiresAt == DateTimeOffset.MaxValue ? null : key.Validity.ExpiresAt.ToUnixTimeMilliseconds() / 1000.0),
            "s",
            "From when on a configured key may not be used, in seconds since 1970; absent where it does not expire.");
    }

    private IEnumerable<Measurement<long>> ObserveSignatures()
    {
        foreach (var tally in _tallies.Known(_clients.Current))
        {
            foreach (var (_, generation, count) in tally.Uses.Where(use => use.Kind == KeyKind.Signing))
                yield return Check(tally, count, "valid", generation);
            yield return Check(tally, tally.SignaturesMissing, "missing", None);
            yield return Check(tally, tally.SignaturesInvalid, "invalid", None);
        }
    }

    private static Measurement<long> Check(ClientTally tally, long count, string result, string generation) =>
        new(count, tally.ClientTag, tally.EhrTag, new("result", result), new("generation", generation));

    private IEnumerable<Measurement<long>> ObserveApiKeys() =>
        from tally in _tallies.Known(_clients.Current)
        from use in tally.Uses
        where use.Kind == KeyKind.Api
        select new Measurement<long>(use.Count, tally.ClientTag, tally.EhrTag, new("generation", use.Generation));

    private IEnumerable<Measurement<double>> ObserveKeys(Func<ClientKey, double?> value) =>
        from client in _clients.Current.Clients
        from key in client.Keys
        let measured = value(key)
        where measured is not null
        select new Measurement<double>(
            measured.Value, client.Tally.ClientTag, client.Tally.EhrTag, new("kind", key.Kind == KeyKind.Api ? "api" : "signing"), new("generation", key.Generation));
}
