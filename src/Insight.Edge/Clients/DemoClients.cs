using System.Text;

namespace Insight.Edge.Clients;

/// <summary>The keys of the clients that <c>appsettings.Development.json</c> ships: public, so good for nothing else.</summary>
public static class DemoClients
{
    /// <summary>The first demo client's id.</summary>
    public const string Id = "nexus-demo";

    /// <summary>The first demo client's EHR.</summary>
    public const string Ehr = "nexus";

    /// <summary>The first demo client's API key.</summary>
    public const string ApiKey = "demo-nexus-key";

    /// <summary>The first demo client's signing key.</summary>
    public const string SigningKey = "demo-nexus-signing-key";

    private static readonly ApiKeyHash[] ApiKeys = [ApiKeyHash.Of(ApiKey), ApiKeyHash.Of("demo-medicat-key")];
    private static readonly byte[][] SigningKeys = [Encoding.UTF8.GetBytes(SigningKey), "demo-medicat-signing-key"u8.ToArray()];

    /// <summary>Whether an API key is a demo client's.</summary>
    internal static bool Uses(ApiKeyHash apiKey) => ApiKeys.Contains(apiKey);

    /// <summary>Whether a signing key is a demo client's.</summary>
    internal static bool Uses(SigningKey signingKey) => Array.Exists(SigningKeys, key => signingKey.Is(key));
}
