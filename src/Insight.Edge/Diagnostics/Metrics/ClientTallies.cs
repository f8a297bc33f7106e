using System.Collections.Concurrent;
using Insight.Edge.Clients;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>The tallies of all clients that there are or were.</summary>
/// <param name="routes">How many routes there are, with one for what has none.</param>
internal sealed class ClientTallies(int routes)
{
    /// <summary>Stands for the client, and the EHR, of whoever is no client.</summary>
    public const string Other = "other";

    private readonly ConcurrentDictionary<(string Client, string Ehr), ClientTally> _byClient = new();

    /// <summary>Of those who are no client.</summary>
    public ClientTally Nobody { get; } = new(Other, Other, routes);

    /// <summary>Of the clients in force, and of those that once called: a counter does not go away.</summary>
    public IEnumerable<ClientTally> Known(ClientDirectory clients) => clients.Clients
        .Select(client => client.Tally)
        .Union(_byClient.Values.Where(tally => tally.HasAny));

    /// <summary>Of a client: the same for the same id and EHR.</summary>
    public ClientTally Of(string client, string ehr) =>
        _byClient.GetOrAdd((client, ehr), static (key, routes) => new ClientTally(key.Client, key.Ehr, routes), routes);
}
