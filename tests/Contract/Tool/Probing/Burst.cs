using System.Globalization;
using Insight.Contract.Probing.Wire;
using Insight.Edge.Responses;

namespace Insight.Contract.Probing;

/// <summary>Sends more than the client may, until the edge says so (check 4). It stores nothing, but whoever else calls as the client is refused meanwhile.</summary>
internal sealed class Burst(WireClient client, CurlLine curl, TimeProvider time)
{
    private const string Row = "4 limit";
    private const int AtOnce = 48;
    private const int MaxRounds = 200;

    /// <summary>Tries it.</summary>
    public async Task<IReadOnlyList<ProbeResult>> TryAsync(ProbedWebhook webhook, CancellationToken ct)
    {
        var request = webhook.Signed("{}"u8.ToArray()).With("X-Request-Id", $"{SamplePayload.IdPrefix}burst");
        for (var round = 0; round < MaxRounds; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => TrySendAsync(request, ct)));
            if (Array.Find(answers, answer => answer?.Status == 429) is { } refused)
                return [Refused(webhook, request, refused), await AfterwardsAsync(webhook, refused, ct)];
        }

        var never = Case(webhook, request, seconds: 1);
        return [new(never, curl.Of(request), Answer: null, [new(Finding.Status, "429", string.Create(CultureInfo.InvariantCulture, $"none in {MaxRounds * AtOnce} requests"))])];
    }

    private ProbeResult Refused(ProbedWebhook webhook, WireRequest request, WireAnswer refused)
    {
        // Of the text only the seconds may vary, and they are the header's.
        var seconds = int.TryParse(refused["Retry-After"], NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 1;
        var each = Case(webhook, request, seconds);
        return new(each, curl.Of(request), refused, AnswerJudge.Judge(each, request, refused));
    }

    private async Task<ProbeResult> AfterwardsAsync(ProbedWebhook webhook, WireAnswer refused, CancellationToken ct)
    {
        await Task.Delay(Prober.RetryAfterOf(refused), time, ct);
        var each = webhook.Accepted("a request after Retry-After has passed", Row, webhook.Signed(webhook.Good));
        return await new Prober(client, curl, time).TryAsync(each, ct);
    }

    private static ProbeCase Case(ProbedWebhook webhook, WireRequest request, int seconds) =>
        webhook.Refused("more requests than the client may send", Row, request, Outcome.RateLimited(seconds));

    private async Task<WireAnswer?> TrySendAsync(WireRequest request, CancellationToken ct)
    {
        try
        {
            return await client.SendAsync(request, ct);
        }
        catch (IOException)
        {
            return null; // so many connections at once may be too many for whatever is in between
        }
    }
}
