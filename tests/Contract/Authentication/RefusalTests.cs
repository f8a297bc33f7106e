using System.Diagnostics;
using System.Globalization;
using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Authentication;

/// <summary>A caller that is refused does not learn why: not from the answer, not from the work that is done for it.</summary>
public sealed class RefusalTests(ITestOutputHelper output)
{
    private const int Timed = 300;

    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess).With("X-Request-Id", "one");
    private static readonly string Hex = Caller.Sign(Good.Content)["sha256=".Length..];

    private static readonly Dictionary<string, string?> Keys = ClientSettings.Of(
        ClientSettings.Unlimited,
        ClientSettings.ApiKey(1, "expired-key-14", expiresAt: "2026-03-10T11:59:59Z"),
        ClientSettings.ApiKey(2, "not-yet-key-14", notBefore: "2026-03-10T12:00:01Z"),
        ClientSettings.SigningKey(1, "expired", expiresAt: "2026-03-10T11:59:59Z"),
        ClientSettings.SigningKey(2, "not yet", notBefore: "2026-03-10T12:00:01Z"));

    private static readonly Dictionary<string, RawRequest> BadKeys = new()
    {
        ["unknown"] = Good.With("X-API-Key", "unknown-key-14"),
        ["expired"] = Good.With("X-API-Key", "expired-key-14"),
        ["not yet valid"] = Good.With("X-API-Key", "not-yet-key-14"),
        ["short"] = Good.With("X-API-Key", "k"),
        ["long"] = Good.With("X-API-Key", new string('k', 500)),
        ["sent twice"] = Good.With("X-API-Key", Caller.ApiKey, Caller.ApiKey),
        ["unknown, and nothing else right"] = Good.With("X-API-Key", "unknown-key-14").With("Content-Type", "text/plain").Without("X-Webhook-Signature"),
    };

    private static readonly Dictionary<string, RawRequest> BadSignatures = new()
    {
        ["wrong in its first digit"] = Good.With("X-Webhook-Signature", $"sha256={Other(Hex[0])}{Hex[1..]}"),
        ["wrong in its last digit"] = Good.With("X-Webhook-Signature", $"sha256={Hex[..^1]}{Other(Hex[^1])}"),
        ["of one digit"] = Good.With("X-Webhook-Signature", "sha256=0"),
        ["of no digit"] = Good.With("X-Webhook-Signature", "sha256="),
        ["of 66 digits"] = Good.With("X-Webhook-Signature", $"sha256={Hex}00"),
        ["of 2000 digits"] = Good.With("X-Webhook-Signature", $"sha256={new string('0', 2000)}"),
        ["no hex"] = Good.With("X-Webhook-Signature", $"sha256={new string('x', 64)}"),
        ["without its prefix"] = Good.With("X-Webhook-Signature", Hex),
        ["of an expired key"] = Good.With("X-Webhook-Signature", Caller.Sign(Good.Content, "expired")),
        ["of a key that is not yet valid"] = Good.With("X-Webhook-Signature", Caller.Sign(Good.Content, "not yet")),
        ["of a key that nobody has"] = Good.With("X-Webhook-Signature", Caller.Sign(Good.Content, "nobody's")),
    };

    [Fact]
    public async Task Every_bad_key_gets_the_same_bytes() => await ShouldBeAnsweredAlikeAsync(BadKeys);

    [Fact]
    public async Task Every_bad_signature_gets_the_same_bytes() => await ShouldBeAnsweredAlikeAsync(BadSignatures);

    [Fact]
    public async Task How_long_each_takes()
    {
        await using var stack = await InsightStack.StartAsync(Keys, time: new ManualTime(Noon));
        foreach (var (what, requests) in new[] { ("key", BadKeys), ("signature", BadSignatures) })
        {
            foreach (var (name, times) in await TimeAsync(stack, requests))
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} {name}: median {times[times.Count / 2]:F1} µs, a quarter below {times[times.Count / 4]:F1}, a quarter above {times[times.Count * 3 / 4]:F1}"));
            }
        }
    }

    // One after the other in turn, so that whatever else the machine does meets all of them alike.
    private static async Task<Dictionary<string, List<double>>> TimeAsync(InsightStack stack, Dictionary<string, RawRequest> requests)
    {
        var times = requests.ToDictionary(request => request.Key, _ => new List<double>());
        for (var i = 0; i < Timed; i++)
        {
            await using var connection = await RawConnection.OpenAsync(stack.Address);
            await connection.ExchangeAsync(Good.With("X-API-Key", "warm"));
            foreach (var (name, request) in requests)
            {
                var start = Stopwatch.GetTimestamp();
                (await connection.ExchangeAsync(request)).Status.ShouldBe(401);
                times[name].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        foreach (var each in times.Values)
            each.Sort();
        return times;
    }

    private static async Task ShouldBeAnsweredAlikeAsync(Dictionary<string, RawRequest> requests)
    {
        await using var stack = await InsightStack.StartAsync(Keys, time: new ManualTime(Noon));
        var answers = new List<(string Name, string Bytes)>();
        foreach (var (name, request) in requests)
        {
            // A connection that is closed afterwards is a difference too; and the server's own date and the client's quota are none.
            await using var connection = await RawConnection.OpenAsync(stack.Address);
            await connection.SendAsync((byte[])[.. request.With("Connection", "close").Head(), .. request.Content]);
            var lines = (await connection.ReadToEndAsync()).Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal) && !line.StartsWith("RateLimit:", StringComparison.Ordinal));
            answers.Add((name, string.Join('\n', lines)));
        }

        answers[0].Bytes.ShouldStartWith("HTTP/1.1 401 ");
        foreach (var (name, bytes) in answers)
            bytes.ShouldBe(answers[0].Bytes, name);
    }

    private static char Other(char digit) => digit == '0' ? '1' : '0';
}
