using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>How a caller proves who it is and that a body is its own.</summary>
internal static class SecurityCatalog
{
    /// <summary>The two schemes.</summary>
    public static JObject Schemes => JsonText.Read("""
        {
          "ApiKey": {
            "type": "apiKey",
            "in": "header",
            "name": "X-API-Key",
            "description": "Your API key, which says who you are. Sent once."
          },
          "Signature": {
            "type": "apiKey",
            "in": "header",
            "name": "X-Webhook-Signature",
            "description": "`sha256=` and the hex, in either case, of HMAC-SHA256 over the body's bytes exactly as they are sent, keyed with the bytes of your signing key in UTF-8. It differs from body to body: serialise once, sign that, and send that. Sent once. For the body `{}` and the signing key `demo-nexus-signing-key` it is `sha256=EXAMPLE`."
          }
        }
        """.Replace("EXAMPLE", ExampleSignature(), StringComparison.Ordinal));

    /// <summary>Both at once.</summary>
    public static JArray Both => [new JObject { ["ApiKey"] = new JArray(), ["Signature"] = new JArray() }];

    private static string ExampleSignature() =>
        Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("demo-nexus-signing-key"u8, "{}"u8));
}
