using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Draws entries: some valid, the others broken in one place or more.</summary>
/// <param name="seed">The seed: the same one draws the same entries.</param>
/// <param name="mostBreakages">Most places that are broken in one entry.</param>
internal sealed class BatchFaker(int seed, int mostBreakages = 3)
{
    private readonly AppointmentEntryFaker _entries = new(seed);
    private readonly EntryBreaker _breaker = new(SyncAppointments.Plan, seed);
    private readonly Bogus.Randomizer _random = new(seed);

    public JsonNode? Entry()
    {
        var entry = _entries.Generate();
        return _random.Bool(0.4f) ? entry : _breaker.Break(entry, _random.Int(1, mostBreakages));
    }

    public JsonNode?[] Entries(int count) => [.. Enumerable.Range(0, count).Select(_ => Entry())];

    /// <summary>A body: mostly a batch, sometimes with other properties around it or a faulty array.</summary>
    public JsonNode? Body(int mostEntries)
    {
        var entries = new JsonArray([.. Entries(_random.Int(1, mostEntries))]);
        return _random.Int(0, 19) switch
        {
            0 => new JsonObject { ["appointments"] = new JsonArray() },
            1 => new JsonObject { ["appointments"] = entries[0]?.DeepClone() },
            2 => new JsonObject { ["appointments"] = null, ["appointment"] = new JsonObject() },
            3 => new JsonObject { ["Appointments"] = entries },
            4 => entries,
            5 => With(entries, before: CompleteEntry.New(), after: null),
            6 => With(entries, before: null, after: CompleteEntry.New()),
            7 => With(entries, before: new JsonObject { ["source"] = "nexus" }, after: new JsonObject { ["sent"] = 12.5 }),
            _ => new JsonObject { ["appointments"] = entries },
        };
    }

    private static JsonObject With(JsonArray entries, JsonObject? before, JsonObject? after)
    {
        var body = new JsonObject();
        foreach (var (name, value) in before ?? [])
            body[name] = value?.DeepClone();
        body["appointments"] = entries;
        foreach (var (name, value) in after ?? [])
            body[name] = value?.DeepClone();
        return body;
    }
}
