using System.Security.Cryptography;
using System.Text;

namespace Insight.Edge.Warmup;

/// <summary>The one client of a sealed pipeline. Its keys are drawn for it, never leave the process, and open nothing else.</summary>
internal sealed class SyntheticClient
{
    /// <summary>The EHR that it posts for.</summary>
    public const string Ehr = "warm-up";

    private readonly string _signingKey = RandomNumberGenerator.GetHexString(64);

    /// <summary>Its API key.</summary>
    public string ApiKey { get; } = RandomNumberGenerator.GetHexString(64);

    /// <summary>Itself, as the configuration would have it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Edge:Clients:0:Id", Ehr),
        new("Edge:Clients:0:Ehr", Ehr),
        new("Edge:Clients:0:Organization", Ehr),
        new("Edge:Clients:0:ApiKeys:0:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(ApiKey)))),
        new("Edge:Clients:0:SigningKeys:0:Value", _signingKey),
        new("Edge:Clients:0:RateLimit:PermitsPerSecond", "100000"),
        new("Edge:Clients:0:RateLimit:Burst", "100000"),
    ];

    /// <summary>The signature of a body, as the header has it.</summary>
    public string Sign(byte[] body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(_signingKey), body));
}
