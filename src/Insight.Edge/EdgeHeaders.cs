namespace Insight.Edge;

/// <summary>The headers that the contract names, and those that the edge adds for the backend.</summary>
internal static class EdgeHeaders
{
    /// <summary>The caller's API key.</summary>
    public const string ApiKey = "X-API-Key";

    /// <summary><c>sha256=&lt;hex&gt;</c>: HMAC-SHA256 of the body's raw bytes.</summary>
    public const string Signature = "X-Webhook-Signature";

    /// <summary>The request's id: the caller's where it is 1–64 of <c>[A-Za-z0-9._-]</c>, else a new one. On every answer, and upstream.</summary>
    public const string RequestId = "X-Request-Id";

    /// <summary>The client's quota (IETF httpapi draft): <c>"default";q=200;w=2</c>.</summary>
    public const string RateLimitPolicy = "RateLimit-Policy";

    /// <summary>What is left of it: <c>"default";r=199;t=1</c>.</summary>
    public const string RateLimit = "RateLimit";

    /// <summary>The failure that a caller chooses, in the sandbox.</summary>
    public const string SandboxFail = "X-Sandbox-Fail";

    /// <summary>Upstream only: the client's id.</summary>
    public const string Client = "X-Insight-Client";

    /// <summary>Upstream only: the client's EHR.</summary>
    public const string Ehr = "X-Insight-Ehr";

    /// <summary>Upstream only: the client's organization.</summary>
    public const string Organization = "X-Insight-Organization";
}
