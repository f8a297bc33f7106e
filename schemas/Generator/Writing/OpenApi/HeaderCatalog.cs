using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>The documented headers of requests and answers.</summary>
internal static class HeaderCatalog
{
    public const string RequestId = "X-Request-Id";
    public const string RateLimitPolicy = "RateLimit-Policy";
    public const string RateLimit = "RateLimit";
    public const string RetryAfter = "Retry-After";
    public const string Allow = "Allow";

    /// <summary>The answers' headers, by their names.</summary>
    public static JObject All => JsonText.Read("""
        {
          "X-Request-Id": {
            "description": "The request's id: the caller's where it sent one of 1 to 64 of `A-Za-z0-9._-`, else a new one. With it we find the request.",
            "required": true,
            "schema": { "type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$" },
            "example": "8f14e45f-ceea-467f-a0e6-b1c6f4a2d9d1"
          },
          "RateLimit-Policy": {
            "description": "The client's limit, in the form of the IETF's draft: `q` requests at once, which come back within `w` seconds. On every answer to a client whose API key is good.",
            "schema": { "type": "string" },
            "example": "\"default\";q=200;w=2"
          },
          "RateLimit": {
            "description": "What is left of it: `r` requests now, and all of them again in `t` seconds. On every answer to a client whose API key is good.",
            "schema": { "type": "string" },
            "example": "\"default\";r=199;t=1"
          },
          "Retry-After": {
            "description": "Seconds after which to send the same request again, at least 1.",
            "required": true,
            "schema": { "type": "integer", "minimum": 1 },
            "example": 1
          },
          "Allow": {
            "description": "The methods that the path takes.",
            "required": true,
            "schema": { "type": "string", "const": "POST" },
            "example": "POST"
          }
        }
        """);

    /// <summary>The parameter by which a caller names its request.</summary>
    public static JObject RequestIdParameter => JsonText.Read("""
        {
          "name": "X-Request-Id",
          "in": "header",
          "description": "The request's id, which the answer repeats. One that is not 1 to 64 of `A-Za-z0-9._-` is passed over, as if it were absent.",
          "required": false,
          "schema": { "type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$" },
          "example": "8f14e45f-ceea-467f-a0e6-b1c6f4a2d9d1"
        }
        """);

    /// <summary>The parameter in the path that names the EHR.</summary>
    public static JObject EhrParameter => JsonText.Read("""
        {
          "name": "ehr",
          "in": "path",
          "description": "Your EHR's identifier, which your API key is registered for, compared exactly.",
          "required": true,
          "schema": { "type": "string" },
          "example": "nexus"
        }
        """);
}
