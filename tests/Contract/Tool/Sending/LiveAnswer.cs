using System.Net;

namespace Insight.Contract.Sending;

/// <summary>An answer, as it came.</summary>
/// <param name="Status">Its status.</param>
/// <param name="ContentType">Its <c>Content-Type</c>; null where there is none.</param>
/// <param name="RequestId">Its <c>X-Request-Id</c>; null where there is none.</param>
/// <param name="RetryAfter">Its <c>Retry-After</c>; null where there is none.</param>
/// <param name="Body">Its body.</param>
internal sealed record LiveAnswer(HttpStatusCode Status, string? ContentType, string? RequestId, TimeSpan? RetryAfter, byte[] Body)
{
    /// <summary>What is told of a body that is no JSON. Not its text: a value of the payload may stand in it in any spelling, as HTML has some.</summary>
    public string NotJson => $"no JSON: {Body.Length} byte(s) of {ContentType ?? "no type"}";

    /// <summary>Reads it.</summary>
    public static async Task<LiveAnswer> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken ct) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.ToString(),
        response.Headers.TryGetValues("X-Request-Id", out var ids) ? string.Join(", ", ids) : null,
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
            _ => null,
        },
        await response.Content.ReadAsByteArrayAsync(ct));
}
