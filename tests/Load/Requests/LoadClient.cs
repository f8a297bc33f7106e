using System.Security.Cryptography;
using System.Text;

namespace Insight.Load.Requests;

/// <summary>A client as the edge knows it, with the keys that it sends.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ehr">The EHR that it may post for.</param>
/// <param name="ApiKey">Its API key.</param>
/// <param name="SigningKey">Its signing key.</param>
internal sealed record LoadClient(string Id, string Ehr, string ApiKey, string SigningKey)
{
    /// <summary>Its limit in requests a second.</summary>
    /// <value>Default beyond what a machine can send: the limit is in force, and does not bite.</value>
    public int PermitsPerSecond { get; init; } = 1_000_000;

    /// <summary>How many requests it may send at once after a pause.</summary>
    public int Burst { get; init; } = 1_000_000;

    /// <summary>How many of its requests may be in flight.</summary>
    public int MaxConcurrent { get; init; } = 100_000;

    /// <summary>Whose appointments it sends.</summary>
    public string Organization => $"{Id}-clinics";

    /// <summary>The API key's hash, in lower-case hex: what is configured.</summary>
    public string ApiKeySha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ApiKey)));

    /// <summary>One of any number of clients; the same number is the same client.</summary>
    public static LoadClient Number(int number) => new($"load-{number}", "nexus", Key("api", number), Key("signing", number));

    // As long as operators are told to make them.
    private static string Key(string kind, int number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"load {kind} key {number}")));
}
