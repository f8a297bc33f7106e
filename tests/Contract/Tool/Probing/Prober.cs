using System.Globalization;
using System.Text.RegularExpressions;
using Insight.Contract.Probing.Wire;

namespace Insight.Contract.Probing;

/// <summary>Sends cases, one after the other, and no faster than the client may.</summary>
/// <param name="client">What sends.</param>
/// <param name="curl">What writes the line to send it again.</param>
/// <param name="time">The clock by which it pauses.</param>
internal sealed partial class Prober(WireClient client, CurlLine curl, TimeProvider time)
{
    private const string RequestIdHeader = "X-Request-Id";

    // Fewer are left for others who call as the same client; and so many answers of 429 are waited for.
    private const int FewestLeft = 20;
    private const int MaxRetries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private int _number;

    /// <summary>Tries a case.</summary>
    public async Task<ProbeResult> TryAsync(ProbeCase each, CancellationToken ct)
    {
        var sent = WithRequestId(each);
        try
        {
            var answer = await SendAsync(sent, each.Expected.Status, ct);
            var findings = AnswerJudge.Judge(each, sent, answer).ToList();
            if (each.IsRepeated)
                findings.AddRange(AnswerJudge.JudgeRetry(answer, await SendAsync(sent, each.Expected.Status, ct)));
            return new(each, curl.Of(sent), answer, findings);
        }
        catch (IOException e)
        {
            return new(each, curl.Of(sent), Answer: null, [new(Finding.NoAnswer, $"{each.Expected.Status}", e.Message)]);
        }
    }

    private WireRequest WithRequestId(ProbeCase each) =>
        each.RequestId == RequestIdRule.New || each.Request.Headers.Exists(header => header.Name == RequestIdHeader)
            ? each.Request
            : each.Request.With(RequestIdHeader, string.Create(CultureInfo.InvariantCulture, $"{SamplePayload.IdPrefix}{++_number}"));

    // A 429 that is not asked for says that somebody else calls as the same client.
    private async Task<WireAnswer> SendAsync(WireRequest request, int expected, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await client.SendAsync(request, ct);
            if (answer.Status != 429 || expected == 429 || attempt == MaxRetries)
            {
                if (LeftIn(answer) is < FewestLeft)
                    await Task.Delay(Pause, time, ct);
                return answer;
            }

            await Task.Delay(RetryAfterOf(answer), time, ct);
        }
    }

    /// <summary>How many requests are left, as an answer tells it; null where it does not.</summary>
    public static int? LeftIn(WireAnswer answer) =>
        answer["RateLimit"] is { } told && Left().Match(told) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var left)
            ? left
            : null;

    /// <summary>How long an answer says to wait; a second where it does not.</summary>
    public static TimeSpan RetryAfterOf(WireAnswer answer) =>
        int.TryParse(answer["Retry-After"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 60 ? TimeSpan.FromSeconds(seconds) : Pause;

    [GeneratedRegex(";r=([0-9]{1,9})(?:;|$)")]
    private static partial Regex Left();
}
