using System.Net;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Faults;

/// <summary>
/// Sends a request until it is stored, as the retry guidance has it, or, one time in three, gives up at the first failure: then nobody knows whether
/// it is stored, but it is stored whole or not at all.
/// </summary>
/// <param name="product">What sends.</param>
/// <param name="ledger">What was answered.</param>
/// <param name="random">Of what is drawn.</param>
/// <param name="edges">Where to; each attempt to one of them.</param>
internal sealed class RetryingSender(ProductProcesses product, CallerLedger ledger, Random random, params Uri[] edges)
{
    private const string SafeToRetry = "An unexpected error occurred. The request is safe to retry.";
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    /// <summary>Sends a batch.</summary>
    /// <returns>Its answer, null where it was given up; and how often it was sent.</returns>
    public Task<(JsonNode? Answer, int Attempts)> SendBatchAsync(byte[] body) => SendAsync(Caller.SyncPath, body, HttpStatusCode.OK);

    /// <summary>Sends an event, and notes what it was told.</summary>
    /// <param name="appointment">Its appointment's id.</param>
    /// <param name="body">The event.</param>
    /// <returns>Whether it was told anything.</returns>
    public async Task<bool> SendEventAsync(string appointment, byte[] body)
    {
        ledger.Events[appointment] = true;
        var (answer, _) = await SendAsync(Caller.EventPath, body, HttpStatusCode.Created);
        if (answer is null)
            return false;
        ledger.AcknowledgedEvents.GetOrAdd(appointment, _ => []).Add(new((long)answer["event_id"]!, (string)answer["received_at"]!));
        return true;
    }

    private async Task<(JsonNode? Answer, int Attempts)> SendAsync(string path, byte[] body, HttpStatusCode stored)
    {
        var givesUp = random.Next(3) == 0;
        for (var attempt = 1; ; attempt++)
        {
            using var request = product.Signed(path, body, edges[random.Next(edges.Length)]);
            try
            {
                using var answer = await product.Http.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode == stored)
                {
                    ledger.Count();
                    return (JsonNode.Parse(text), attempt);
                }

                // A fault behind the edge is told in one way only.
                if (answer.StatusCode != HttpStatusCode.InternalServerError
                    || answer.Headers.RetryAfter?.Delta != TimeSpan.FromSeconds(1)
                    || (string?)JsonNode.Parse(text)!["message"] != SafeToRetry)
                {
                    throw new InvalidOperationException($"{path} was answered {(int)answer.StatusCode}: {text}");
                }

                ledger.Failures.Add("500");
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                ledger.Failures.Add(e.GetType().Name);
            }

            if (givesUp)
                return (null, attempt);
            await Task.Delay(RetryDelay);
        }
    }
}
