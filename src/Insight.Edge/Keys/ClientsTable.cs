using System.Globalization;
using Insight.Edge.Clients;

namespace Insight.Edge.Keys;

/// <summary>Clients and their keys as people read them; of a key, its place and its validity, never its value or its hash.</summary>
internal static class ClientsTable
{
    /// <summary>Writes the clients, their keys, and how many of those expire soon.</summary>
    public static void Write(IReadOnlyList<Client> clients, DateTimeOffset now, TextWriter output)
    {
        TextTable.Write(output, ["client", "EHR", "organization", "API keys", "signing keys"], clients.Select(client => new[]
        {
            client.Id, client.Ehr, client.Organization, Count(client, KeyKind.Api), Count(client, KeyKind.Signing),
        }));
        output.WriteLine();
        var keys = clients.SelectMany(client => client.Keys.Select(key => (Client: client.Id, Key: key))).ToArray();
        TextTable.Write(output, ["client", "key", "generation", "valid from", "expires", ""], keys.Select(of => new[]
        {
            of.Client,
            of.Key.Kind == KeyKind.Api ? "API" : "signing",
            of.Key.Generation,
            of.Key.Validity.NotBefore == DateTimeOffset.MinValue ? "always" : Text(of.Key.Validity.NotBefore),
            of.Key.Validity.ExpiresAt == DateTimeOffset.MaxValue ? "never" : Text(of.Key.Validity.ExpiresAt),
            State(of.Key.Validity, now),
        }));
        output.WriteLine();
        output.WriteLine($"{keys.Count(of => of.Key.Validity.ExpiresAt <= now + ClientKey.Soon)} of {keys.Length} key(s) have expired or expire within {ClientKey.Soon.Days} days.");
    }

    private static string State(Validity key, DateTimeOffset now) =>
        key.ExpiresAt <= now ? "EXPIRED"
        : key.ExpiresAt <= now + ClientKey.Soon ? $"EXPIRES in {Number((int)(key.ExpiresAt - now).TotalDays)} day(s)"
        : key.NotBefore > now ? "not valid yet"
        : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Count(Client client, KeyKind kind) => Number(client.Keys.Count(key => key.Kind == kind));

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
