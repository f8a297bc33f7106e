using Insight.Edge.Configuration;

namespace Insight.Edge.Clients;

/// <summary>Everybody who may call, at one moment: it never changes, it is replaced whole.</summary>
internal sealed class ClientDirectory
{
    private readonly Dictionary<ApiKeyHash, KnownKey> _byKey = [];

    /// <summary>The clients, in the order of the configuration.</summary>
    public List<Client> Clients { get; } = [];

    /// <summary>The files that hold signing keys, by full path, as they were read: a change to one is a change of the configuration.</summary>
    public Dictionary<string, FileState> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a key of a client.</summary>
    /// <returns>False when the key is there already: it would name two clients, or have two validities.</returns>
    public bool TryAdd(ApiKeyHash hash, Client client, ClientKey key) => _byKey.TryAdd(hash, new KnownKey(client, key));

    /// <summary>Takes the limiters over from an earlier directory where id and limits are the same, so that a reload refills no bucket.</summary>
    public void KeepLimitersOf(ClientDirectory earlier)
    {
        var byId = earlier.Clients.ToDictionary(client => client.Id, StringComparer.Ordinal);
        foreach (var client in Clients)
        {
            if (byId.TryGetValue(client.Id, out var same) && same.RateLimit == client.RateLimit)
                client.Limiter = same.Limiter;
        }
    }

    /// <summary>Whether a key is among those that may call, now or at another time.</summary>
    public bool Knows(ApiKeyHash key) => _byKey.ContainsKey(key);

    /// <summary>Finds an API key that is valid at a time.</summary>
    /// <returns>Null when the key is unknown, expired or not yet valid.</returns>
    public KnownKey? Find(string apiKey, DateTimeOffset now) =>
        _byKey.TryGetValue(ApiKeyHash.Of(apiKey), out var known) && known.Key.Validity.Includes(now) ? known : null;

    /// <summary>An API key, and whose it is.</summary>
    internal sealed record KnownKey(Client Client, ClientKey Key);
}
