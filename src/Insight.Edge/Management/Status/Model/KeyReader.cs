using Insight.Edge.Clients;

namespace Insight.Edge.Management.Status.Model;

/// <summary>Which keys expire soon, and whether their clients have others. Neither keys nor their hashes are told.</summary>
internal static class KeyReader
{
    // A key that has expired is of interest while somebody may still use it.
    private static readonly TimeSpan ListedAfter = TimeSpan.FromDays(7);

    /// <summary>Those that are near their end, or were lately, the soonest first.</summary>
    /// <param name="clients">Whose keys.</param>
    /// <param name="certificates">The edge's own certificates, by what they are for.</param>
    /// <param name="now">The time.</param>
    public static List<KeyRow> Expiring(IEnumerable<Client> clients, IEnumerable<(string Use, DateTimeOffset ExpiresAt)> certificates, DateTimeOffset now) =>
    [
        .. clients.SelectMany(client => client.Keys.Select(key => RowOf(client, key, now)))
            .Concat(certificates.Select(certificate => new KeyRow("this edge", $"certificate ({certificate.Use})", certificate.ExpiresAt, certificate.ExpiresAt - now, IsReplaced: false)))
            .Where(row => row.ExpiresAt != DateTimeOffset.MaxValue && row.Left < ClientKey.Soon && row.Left > -ListedAfter)
            .OrderBy(row => row.ExpiresAt),
    ];

    private static KeyRow RowOf(Client client, ClientKey key, DateTimeOffset now)
    {
        var end = key.Validity.ExpiresAt;
        var kind = key.Kind == KeyKind.Api ? "API key" : "signing key";
        return new KeyRow(
            client.Id,
            $"{kind}, generation {key.Generation}",
            end,
            end - now,
            client.Keys.Exists(other => other.Kind == key.Kind && other.Validity.ExpiresAt > end && other.Validity.NotBefore <= Latest(end, now)));
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
