namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>The answers that are the same for every webhook, save for their envelope.</summary>
internal static class SharedAnswers
{
    private const string DoNotRetry = "Do not retry; mend the request.";

    /// <summary>The headers of an answer to a known client.</summary>
    public static readonly string[] ToClient = [HeaderCatalog.RequestId, HeaderCatalog.RateLimitPolicy, HeaderCatalog.RateLimit];

    private static readonly string[] BeforeClient = [HeaderCatalog.RequestId];

    /// <summary>Those that depend on no payload and no path, by their status.</summary>
    public static Answer[] In(Envelope envelope) =>
    [
        new(401, $"The API key or the signature is missing or wrong. {DoNotRetry}", [envelope.UnauthorizedSchema], ToClient,
        [
            Unauthorized(envelope, "missing-api-key", "`X-API-Key` is absent or empty", "Missing X-API-Key header"),
            Unauthorized(envelope, "invalid-api-key", "The key is unknown, expired, not yet valid, or sent more than once", "Invalid X-API-Key header. Verify your API key."),
            Unauthorized(envelope, "missing-signature", "`X-Webhook-Signature` is absent or empty", "Missing X-Webhook-Signature header"),
            Unauthorized(
                envelope,
                "invalid-signature",
                "The signature is malformed, sent more than once, or made with none of the client's signing keys",
                "Invalid X-Webhook-Signature header. Ensure the request body is signed with the correct signing key using HMAC-SHA256."),
        ]),
        new(404, $"There is no such path. {DoNotRetry}", [Envelope.SyncAppointments.FailedSchema], BeforeClient,
            [Failed(Envelope.SyncAppointments, 404, "not-found", "The path is none of the documented ones", "Not found.")]),
        new(405, $"The method is not `POST`. {DoNotRetry}", [envelope.FailedSchema], [.. BeforeClient, HeaderCatalog.Allow],
            [Failed(envelope, 405, "method-not-allowed", "Any other method", "Method not allowed.")]),
        new(413, $"The body is too large. {DoNotRetry}", [envelope.FailedSchema], ToClient,
            [Failed(envelope, 413, "too-large", "By its declared length, or while it is read", "Request body exceeds the limit of 10485760 bytes.")]),
        new(415, $"The body is not declared to be JSON in UTF-8, uncompressed. {DoNotRetry}", [envelope.FailedSchema], ToClient,
        [
            Failed(envelope, 415, "content-type", "`Content-Type` is not `application/json`, or names a charset other than utf-8", "Content-Type must be application/json."),
            Failed(envelope, 415, "content-encoding", "Any `Content-Encoding` but identity", "Content-Encoding is not supported."),
        ]),
        new(429, "Too many requests of the client, or too many answers of 401 to the source address. Retry after `Retry-After`.", [envelope.FailedSchema],
            [.. ToClient, HeaderCatalog.RetryAfter],
            [Failed(envelope, 429, "rate-limited", "The client's share is used up", "Rate limit exceeded. Retry after 1 second(s).")]),
        new(500, "We failed, and nothing is known to be stored. Retry with exponential backoff (1 s, 2 s, 4 s, up to 60 s), the first no sooner than `Retry-After`.",
            [envelope.FailedSchema], [.. ToClient, HeaderCatalog.RetryAfter],
            [Failed(envelope, 500, "unexpected", "Storing failed, or took too long", "An unexpected error occurred. The request is safe to retry.")]),
    ];

    /// <summary>What is answered over plain HTTP, before anything else is looked at.</summary>
    public static Example PlainHttp { get; } =
        Failed(Envelope.SyncAppointments, 403, "plain-http", "The request came over plain HTTP: have the API key replaced", "HTTPS is required.");

    /// <summary>What is answered where the end of the body is ambiguous, before anything else is looked at.</summary>
    public static Example BadlyFramed { get; } = new(
        "badly-framed",
        "The framing of the body is ambiguous",
        """{"message":"Request body could not be read.","errors":["The request body is incomplete, badly framed or arrived too slowly."],"success":false,"code":400}""");

    /// <summary>What is answered where a request asks for a failure of the sandbox, and there is none.</summary>
    public static Provoked SandboxHeader { get; } =
        new("sandbox-header", "The request has `X-Sandbox-Fail`, and this is no sandbox", "{}") { AsksForFailure = true };

    /// <summary>An answer's body with a text in it.</summary>
    public static Example Failed(Envelope envelope, int status, string name, string summary, string text) =>
        new(name, summary, envelope.Failed(status, text));

    private static Example Unauthorized(Envelope envelope, string name, string summary, string text) => new(name, summary, envelope.Unauthorized(text));
}
