using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support;

/// <summary>Reads back what was stored, as a consumer of the feed does.</summary>
internal static class StoredEvents
{
    /// <summary>Asks the backend for an event.</summary>
    public static async Task<Answer> ReadAsync(InsightStack stack, long eventId)
    {
        using var response = await stack.Http.GetAsync(new Uri($"{stack.BackendAddress}events/{eventId}"));
        return await Answer.ReadAsync(response);
    }

    /// <summary>Follows the feed from an event on until there is nothing more.</summary>
    public static async Task<IReadOnlyList<JsonNode>> FollowAsync(InsightStack stack, long after = 0, int limit = 1000)
    {
        var events = new List<JsonNode>();
        while (true)
        {
            using var response = await stack.Http.GetAsync(new Uri($"{stack.BackendAddress}events?after={after}&limit={limit}"));
            var answer = await Answer.ReadAsync(response);
            answer.Status.ShouldBe(200);
            var page = answer.Body!["events"]!.AsArray();
            if (page.Count == 0)
                return events;
            page.Count.ShouldBeLessThanOrEqualTo(limit);
            after = (long)page[^1]!["event_id"]!;
            events.AddRange(page.Select(stored => stored!));
        }
    }
}
