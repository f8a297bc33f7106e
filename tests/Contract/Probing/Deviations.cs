using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Probing.Wire;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Probing;

/// <summary>Servers that are wrong, each in one way; and by what the probe must tell it.</summary>
internal static class Deviations
{
    /// <summary>By its name how it spoils, what is found, and a case that finds it.</summary>
    public static IReadOnlyDictionary<string, (SpoilingServer.Spoiler Spoil, string What, string Case)> All { get; } =
        new Dictionary<string, (SpoilingServer.Spoiler, string, string)>(StringComparer.Ordinal)
        {
            ["another status"] = (Answers(answer => answer.Status == 415 ? answer with { Status = 400 } : answer), "status", "sync-appointments: no Content-Type"),
            ["another text"] = (Texts("Not found.", "There is nothing here."), "body", "sync-appointments: path with less"),
            ["another envelope"] = (Texts("\"error\":", "\"message\":"), "body", "sync-appointments: no X-API-Key"),
            ["no request id"] = (Answers(answer => SpoilingServer.With(answer, "X-Request-Id", null)), "X-Request-Id", "appointment-event: everything that is required"),
            ["a request id of its own"] = (Answers(answer => SpoilingServer.With(answer, "X-Request-Id", "other")), "X-Request-Id", "appointment-event: everything that is required"),
            ["a request id that is none"] = (Ids, "X-Request-Id", "sync-appointments: an X-Request-Id that is too long"),
            ["no limit told"] = (Answers(answer => SpoilingServer.With(answer, "RateLimit", null)), "RateLimit", "sync-appointments: 'appointments' is empty"),
            ["a policy in another form"] = (Answers(answer => SpoilingServer.With(answer, "RateLimit-Policy", "200;w=2")), "RateLimit-Policy", "sync-appointments: an empty object"),
            ["no Allow"] = (Answers(answer => SpoilingServer.With(answer, "Allow", null)), "Allow", "sync-appointments: method GET"),
            ["a Retry-After on what is not to be sent again"] = (Answers(answer => answer.Status == 400 ? SpoilingServer.With(answer, "Retry-After", "1") : answer), "Retry-After", "sync-appointments: an empty object"),
            ["another content type"] = (Answers(answer => SpoilingServer.With(answer, "Content-Type", "text/json")), "Content-Type", "sync-appointments: method GET"),
            ["another order of checks"] = (SignatureBeforeType, "status", "sync-appointments: order: check 5 Content-Type and all later ones fail"),
            ["no index"] = (Texts("appointments[0].", ""), "body", "sync-appointments: patient.birth_date is absent"),
            ["one error more"] = (Issues(issues => issues.Add(issues[0]!.DeepClone())), "body", "sync-appointments: patient.birth_date is absent"),
            ["one error less"] = (Issues(issues => issues.RemoveAt(issues.Count - 1)), "body", "sync-appointments: every entry is broken"),
            ["a value in a text"] = (Leak, "leak", "sync-appointments: appointment.status is none of the accepted values"),
            ["a bad signature accepted"] = (Resigned, "status", "appointment-event: a signature of another key"),
            ["an unknown key accepted"] = (AnyKey, "status", "sync-appointments: an unknown X-API-Key"),
            ["an EHR in other letters accepted"] = (AnyCase, "status", "sync-appointments: EHR NEXUS"),
            ["partial success dropped"] = (Answers(answer => answer.Text.Contains("\"warnings\"", StringComparison.Ordinal) ? answer with { Status = 400 } : answer), "status", "sync-appointments: some entries are broken"),
            ["a 500 on bad input"] = (Answers(answer => answer.Text.Contains("not valid JSON", StringComparison.Ordinal) ? answer with { Status = 500 } : answer), "status", "sync-appointments: a body that breaks off"),
            ["a replay stored twice"] = (StoredTwice(), "retry", "appointment-event: the same request twice"),
            ["no size limit on chunks"] = (Cut, "status", "sync-appointments: a body in chunks that is too long"),
            ["half a character in a text"] = (Texts("Not found.", @"Not found.\ud800"), "body", "sync-appointments: path with less"),
            ["a name twice"] = (Texts("\"success\":false", "\"success\":false,\"success\":false"), "body", "sync-appointments: path with less"),
            ["no answer to NUL"] = (NoAnswer, "no answer", "appointment-event: notes holds U+0000"),
        };

    /// <summary>Those that only a 429 shows: by its name how it spoils, and what is found.</summary>
    public static IReadOnlyDictionary<string, (SpoilingServer.Spoiler Spoil, string What)> OfBursts { get; } =
        new Dictionary<string, (SpoilingServer.Spoiler, string)>(StringComparer.Ordinal)
        {
            ["no Retry-After"] = (RetryAfter(_ => null), "Retry-After"),
            ["a Retry-After of nothing"] = (RetryAfter(_ => "0"), "Retry-After"),
            ["a Retry-After below nothing"] = (RetryAfter(right => $"-{right}"), "Retry-After"),
            ["a Retry-After that is no whole number"] = (RetryAfter(right => $"{right}.5"), "Retry-After"),
            ["a Retry-After that is a date"] = (RetryAfter(_ => "Wed, 21 Oct 2026 07:28:00 GMT"), "Retry-After"),
            ["a Retry-After that the text does not say"] = (RetryAfter(right => $"{right}0"), "body"),
        };

    private static SpoilingServer.Spoiler RetryAfter(Func<string, string?> spoil) =>
        Answers(answer => answer.Status == 429 ? SpoilingServer.With(answer, "Retry-After", spoil(answer["Retry-After"]!)) : answer);

    private static SpoilingServer.Spoiler Answers(Func<WireAnswer, WireAnswer> spoil) => async (request, forward) => spoil(await forward(request));

    private static SpoilingServer.Spoiler Texts(string right, string wrong) =>
        Answers(answer => answer with { Text = answer.Text.Replace(right, wrong, StringComparison.Ordinal) });

    private static SpoilingServer.Spoiler Issues(Action<JsonArray> spoil) => Answers(answer =>
    {
        if (answer.Status != 400 || JsonNode.Parse(answer.Text) is not JsonObject body || body["errors"] is not JsonArray issues)
            return answer;
        spoil(issues);
        return answer with { Text = body.ToJsonString() };
    });

    private static SpoilingServer.Spoiler StoredTwice()
    {
        var number = 1000L;
        return Answers(answer =>
        {
            if (answer.Status != 201)
                return answer;
            var body = JsonNode.Parse(answer.Text)!;
            body["event_id"] = Interlocked.Increment(ref number);
            return answer with { Text = body.ToJsonString() };
        });
    }

    private static async Task<WireAnswer?> Ids(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward) =>
        SpoilingServer.With(await forward(request), "X-Request-Id", request.Headers.Find(header => header.Name == "X-Request-Id")?.Value ?? "new");

    private static async Task<WireAnswer?> SignatureBeforeType(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward)
    {
        var typed = await forward(request.With("Content-Type", "application/json").Without("Content-Encoding"));
        return typed.Status == 401 ? typed : await forward(request);
    }

    private static async Task<WireAnswer?> Leak(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward)
    {
        var answer = await forward(request);
        return answer with { Text = answer.Text.Replace("is not an accepted status.", "is not an accepted status: insight-probe-text.", StringComparison.Ordinal) };
    }

    private static Task<WireAnswer?> Resigned(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward) =>
        AgainAsync(request, forward, "Invalid X-Webhook-Signature", request.With("X-Webhook-Signature", Caller.Sign(request.Body)));

    private static Task<WireAnswer?> AnyKey(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward) =>
        AgainAsync(request, forward, "Invalid X-API-Key", request.With("X-API-Key", Caller.ApiKey));

    private static Task<WireAnswer?> AnyCase(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward) =>
        AgainAsync(request, forward, "for EHR 'NEXUS'", request with { Address = new Uri(request.Address, $"/{Caller.SyncPath}") });

    private static Task<WireAnswer?> Cut(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward) =>
        AgainAsync(request, forward, request.IsChunked ? "exceeds the limit" : "never", request with { Body = [.. "{}"u8] });

    private static async Task<WireAnswer?> NoAnswer(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward) =>
        Encoding.UTF8.GetString(request.Body).Contains("\\u0000", StringComparison.Ordinal) ? null : await forward(request);

    // Where the edge refuses, what it says of another request.
    private static async Task<WireAnswer?> AgainAsync(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward, string refusal, WireRequest other)
    {
        var answer = await forward(request);
        return answer.Text.Contains(refusal, StringComparison.Ordinal) ? await forward(other) : answer;
    }
}
