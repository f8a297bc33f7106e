using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Faults;

/// <summary>Reads the feed as a consumer does: from the last event on that it saw.</summary>
/// <param name="http">What it reads with.</param>
/// <param name="backend">The backend that it reads from.</param>
internal sealed class FeedFollower(HttpClient http, Uri backend)
{
    private readonly List<(long EventId, string AppointmentId)> _seen = [];
    private long _after;

    /// <summary>What it saw, in its order.</summary>
    public IReadOnlyList<(long EventId, string AppointmentId)> Seen => _seen;

    /// <summary>Reads until told to stop, and then to the end.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        bool isLast;
        do
        {
            isLast = stop.IsCancellationRequested;
            while (await ReadPageAsync() > 0)
            {
            }
        }
        while (!isLast);
    }

    private async Task<int> ReadPageAsync()
    {
        var page = JsonNode.Parse(await http.GetStringAsync(new Uri(backend, $"events?after={_after}&limit=50")))!;
        var events = page["events"]!.AsArray();
        _seen.AddRange(events.Select(each => ((long)each!["event_id"]!, (string)each["appointment_id"]!)));
        _after = (long)page["next"]!;
        return events.Count;
    }
}
