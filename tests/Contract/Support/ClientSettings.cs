using System.Security.Cryptography;
using System.Text;

namespace Insight.Contract.Tests.Support;

/// <summary>Settings of the edge, beside those of the demo clients, by the keys that an operator uses.</summary>
internal static class ClientSettings
{
    /// <summary>The demo clients' limits, out of the way.</summary>
    public static Dictionary<string, string?> Unlimited => new()
    {
        ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "100000",
        ["Edge:Clients:0:RateLimit:Burst"] = "200000",
        ["Edge:UnauthorizedLimit:Answers"] = "1000000",
    };

    /// <summary>The API key of <see cref="OwnClient"/>.</summary>
    public const string OwnApiKey = "own-nexus-key";

    /// <summary>The signing key of <see cref="OwnClient"/>.</summary>
    public const string OwnSigningKey = "own-nexus-signing-key";

    /// <summary>A client that is no demo client, in place of the first: outside Development there are no others. Limits are out of the way.</summary>
    public static Dictionary<string, string?> OwnClient => new(Unlimited)
    {
        ["Edge:Shutdown:DrainDelay"] = "00:00:00", // nobody waits for it here
        ["Edge:Clients:0:Id"] = "own",
        ["Edge:Clients:0:Ehr"] = "nexus",
        ["Edge:Clients:0:Organization"] = "own-clinics",
        ["Edge:Clients:0:ApiKeys:0:Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(OwnApiKey))),
        ["Edge:Clients:0:SigningKeys:0:Value"] = OwnSigningKey,
    };

    /// <summary>An API key of the first demo client; its own has the index 0.</summary>
    public static Dictionary<string, string?> ApiKey(int index, string key, string? notBefore = null, string? expiresAt = null) => new()
    {
        [$"Edge:Clients:0:ApiKeys:{index}:Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
        [$"Edge:Clients:0:ApiKeys:{index}:NotBefore"] = notBefore,
        [$"Edge:Clients:0:ApiKeys:{index}:ExpiresAt"] = expiresAt,
    };

    /// <summary>A signing key of the first demo client; its own has the index 0.</summary>
    public static Dictionary<string, string?> SigningKey(int index, string value, string? notBefore = null, string? expiresAt = null) => new()
    {
        [$"Edge:Clients:0:SigningKeys:{index}:Value"] = value,
        [$"Edge:Clients:0:SigningKeys:{index}:NotBefore"] = notBefore,
        [$"Edge:Clients:0:SigningKeys:{index}:ExpiresAt"] = expiresAt,
    };

    /// <summary>All of them together.</summary>
    public static Dictionary<string, string?> Of(params Dictionary<string, string?>[] parts) =>
        parts.SelectMany(part => part).ToDictionary(pair => pair.Key, pair => pair.Value);
}
