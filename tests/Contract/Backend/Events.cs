using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend;

/// <summary>Events as senders write them, and what they get for them.</summary>
internal static class Events
{
    /// <summary>The guide's.</summary>
    public const string Documented = """
        {
          "event_type": "appointment.scheduled",
          "appointment_id": "A12345",
          "patient_id": "P8765",
          "timestamp": "2025-01-10T12:30:00Z",
          "notes": "Annual physical"
        }
        """;

    /// <summary>An event of its own appointment.</summary>
    public static string Of(string appointmentId) => Documented.Replace("A12345", appointmentId);

    /// <summary>The id that an event was given.</summary>
    public static long EventId(this Answer answer)
    {
        answer.Status.ShouldBe(200, answer.Text);
        return (long)answer.Body!["event_id"]!;
    }

    /// <summary>Reads the feed page by page, until a page is empty.</summary>
    public static async Task<List<JsonNode>> FollowAsync(this TestBackend backend, int limit = 1000)
    {
        var all = new List<JsonNode>();
        for (var after = 0L; ;)
        {
            var page = (await backend.GetAsync($"/events?after={after}&limit={limit}")).Body!;
            if (page["events"]!.AsArray().Count == 0)
                return all;
            all.AddRange(page["events"]!.AsArray().Select(each => each!));
            after = (long)page["next"]!;
        }
    }

    /// <summary>The ids of a page.</summary>
    public static long[] Ids(this Answer page) => [.. page.Body!["events"]!.AsArray().Select(each => (long)each!["event_id"]!)];
}
