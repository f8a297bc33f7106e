using System.Net;

namespace Insight.Contract.Sending;

/// <summary>When a request is sent again (seeds/000, "Retry guidance"): 500 with exponential backoff from 1 to 60 seconds, 429 after <c>Retry-After</c>, no answer up to three times.</summary>
internal static class RetryGuidance
{
    private const int MaxRetriesWithoutAnswer = 3;
    private const int MaxRetries = 8;

    // An edge that asks for more is not asked again.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="attempt">How many attempts there were.</param>
    /// <param name="status">What the last one was answered; null where no answer came.</param>
    /// <param name="retryAfter">The answer's <c>Retry-After</c>; null where there was none.</param>
    /// <returns>Null where there is no next one.</returns>
    public static TimeSpan? PauseAfter(int attempt, HttpStatusCode? status, TimeSpan? retryAfter)
    {
        var backoff = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt - 1), LongestPause.TotalSeconds));
        return status switch
        {
            _ when retryAfter > Patience => null,
            null when attempt <= MaxRetriesWithoutAnswer => backoff,
            HttpStatusCode.TooManyRequests when attempt <= MaxRetries => retryAfter ?? backoff,
            HttpStatusCode.InternalServerError when attempt <= MaxRetries => retryAfter > backoff ? retryAfter : backoff,
            _ => null,
        };
    }
}
