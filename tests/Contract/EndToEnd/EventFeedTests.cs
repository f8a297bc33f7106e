using System.Globalization;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

/// <summary>What is sent to the edge comes out of the backend's feed.</summary>
public sealed class EventFeedTests
{
    [Fact]
    public async Task The_guides_five_scenarios_are_stored_and_come_back_in_order()
    {
        await using var stack = await InsightStack.StartAsync();
        var before = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1);
        var answers = new List<Answer>();
        foreach (var scenario in Scenarios.All)
            answers.Add(await RawConnection.ExchangeAsync(stack, RawRequest.Event(scenario).With("X-Request-Id", $"scenario-{answers.Count}")));

        var stored = await StoredEvents.FollowAsync(stack);

        stored.Count.ShouldBe(Scenarios.All.Length);
        for (var i = 0; i < stored.Count; i++)
        {
            var (sent, answer) = (JsonNode.Parse(Scenarios.All[i])!, answers[i].Body!);
            answers[i].Status.ShouldBe(201);
            ((long)answer["event_id"]!).ShouldBe(i + 1);
            ReadTime(answer).ShouldBeInRange(before, TimeProvider.System.GetUtcNow().UtcDateTime);
            stored[i]["event_id"].ShouldBeJson(answer["event_id"]);
            stored[i]["received_at"].ShouldBeJson(answer["received_at"]);
            stored[i]["original"].ShouldBeJson(sent);
            ((string?)stored[i]["client"]).ShouldBe("nexus-demo");
            ((string?)stored[i]["ehr"]).ShouldBe("nexus");
            ((string?)stored[i]["organization"]).ShouldBe("nexus-clinic");
            ((string?)stored[i]["request_id"]).ShouldBe($"scenario-{i}");
            foreach (var (name, value) in sent.AsObject())
                stored[i][name].ShouldBeJson(value, name);
            foreach (var (name, value) in answer["data"]!.AsObject())
                value.ShouldBeJson(sent[name], name);
        }

        stored.Select(each => ReadTime(each)).ShouldBeInOrder();
    }

    [Fact]
    public async Task An_event_is_stored_as_it_was_sent_with_what_is_not_documented()
    {
        await using var stack = await InsightStack.StartAsync();
        var body = EventPayload.Of(("notes", "\"\\u00e9 😀 \\\"\""), ("source", "{\"a\":[1,2.50]}"));

        await RawConnection.ExchangeAsync(stack, RawRequest.Event(body));

        var stored = await StoredEvents.ReadAsync(stack, 1);
        stored.Text.ShouldContain($"\"original\":{body}");
        ((string?)stored.Body!["notes"]).ShouldBe("é 😀 \"");
    }

    [Fact]
    public async Task The_feed_is_followed_in_pages()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Unlimited);
        for (var i = 0; i < 25; i++)
            (await RawConnection.ExchangeAsync(stack, RawRequest.Event(EventPayload.Of(("appointment_id", $"\"{i}\""))))).Status.ShouldBe(201);

        foreach (var limit in new[] { 1, 7, 25, 1000 })
        {
            (await StoredEvents.FollowAsync(stack, limit: limit)).Select(stored => (string?)stored["appointment_id"])
                .ShouldBe(Enumerable.Range(0, 25).Select(i => $"{i}"));
        }

        (await StoredEvents.FollowAsync(stack, after: 20)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task An_event_that_is_refused_is_not_stored()
    {
        await using var stack = await InsightStack.StartAsync();
        string[] bodies = ["", "{}", "[]", EventPayload.Complete[..^1], EventPayload.Of(("notes", "1")), EventPayload.Of(("timestamp", "\"1704888600\""))];
        foreach (var body in bodies)
            (await RawConnection.ExchangeAsync(stack, RawRequest.Event(body))).Status.ShouldBe(422);
        (await RawConnection.ExchangeAsync(stack, RawRequest.Event(EventPayload.Complete, signingKey: "another"))).Status.ShouldBe(401);

        (await StoredEvents.FollowAsync(stack)).ShouldBeEmpty();
    }

    private static DateTime ReadTime(JsonNode node) => DateTime.ParseExact(
        (string)node["received_at"]!,
        "yyyy-MM-dd'T'HH:mm:ss.ffffff",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
