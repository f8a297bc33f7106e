using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.EndToEnd;

/// <summary>The same client sending the same event again gets the first answer again, and nothing is stored twice.</summary>
public sealed class EventReplayTests
{
    private const int Racing = 32;

    // Unlike the bytes, the five values are the same.
    private static readonly string[] SameValues =
    [
        EventPayload.Complete,
        Scenarios.All[0].Replace("Initial consultation - new patient", "Annual physical"),
        $" {EventPayload.Complete.Replace("A12345", "\\u004112345")}\n",
        EventPayload.Of(("source", "1")),
    ];

    [Fact]
    public async Task A_replay_gets_the_same_answer()
    {
        await using var stack = await InsightStack.StartAsync();
        var first = await SendAsync(stack, EventPayload.Complete);
        foreach (var body in SameValues)
            (await SendAsync(stack, body)).Text.ShouldBe(first.Text, body);

        first.Status.ShouldBe(201);
        (await StoredEvents.FollowAsync(stack)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Replays_that_race_are_one_event()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Unlimited);
        for (var round = 1; round <= 3; round++)
        {
            var body = EventPayload.Of(("appointment_id", $"\"race-{round}\""));

            var answers = await Task.WhenAll(Enumerable.Range(0, Racing).Select(_ => Task.Run(() => SendAsync(stack, body))));

            answers.ShouldAllBe(answer => answer.Status == 201);
            answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
            ((long)answers[0].Body!["event_id"]!).ShouldBe(round);
        }

        (await StoredEvents.FollowAsync(stack)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Another_value_is_another_event()
    {
        await using var stack = await InsightStack.StartAsync();
        string[] bodies =
        [
            EventPayload.Complete, EventPayload.Of(("event_type", "\"appointment.no_show\"")), EventPayload.Of(("appointment_id", "\"a12345\"")),
            EventPayload.Of(("patient_id", "\"P8765 \"")), EventPayload.Of(("timestamp", "\"2025-01-10T12:30:01Z\"")),
            EventPayload.Of(("notes", "\"Annual Physical\"")), EventPayload.Of(("notes", "\"\"")), EventPayload.Of(("notes", null)),
        ];
        for (var i = 0; i < bodies.Length; i++)
            ((long)(await SendAsync(stack, bodies[i])).Body!["event_id"]!).ShouldBe(i + 1, bodies[i]);

        ((long)(await SendAsync(stack, EventPayload.Of(("notes", "null")))).Body!["event_id"]!).ShouldBe(bodies.Length, "null and absent notes");
    }

    [Fact]
    public async Task The_same_event_from_another_client_is_another_event()
    {
        await using var stack = await InsightStack.StartAsync();
        var first = await SendAsync(stack, EventPayload.Complete);

        var other = await RawConnection.ExchangeAsync(
            stack, RawRequest.Event(EventPayload.Complete, "demo-medicat-key", "demo-medicat-signing-key"));

        first.Status.ShouldBe(201);
        other.Status.ShouldBe(201);
        (await StoredEvents.FollowAsync(stack)).Select(stored => (string?)stored["client"]).ShouldBe(["nexus-demo", "medicat-demo"]);
        (await SendAsync(stack, EventPayload.Complete)).Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task A_replay_after_a_restart_of_the_backend_gets_the_same_answer()
    {
        // Not one of the system's choice, which another test may be given while the backend is away.
        await using var stack = await InsightStack.StartAsync(backendSettings: new Dictionary<string, string?> { ["Backend:Urls"] = $"http://{FreePort.Next()}" });
        var first = await SendAsync(stack, EventPayload.Complete);

        await stack.RestartBackendAsync();

        (await SendAsync(stack, EventPayload.Complete)).Text.ShouldBe(first.Text);
        ((long)(await SendAsync(stack, Scenarios.All[1])).Body!["event_id"]!).ShouldBe(2);
        (await StoredEvents.FollowAsync(stack)).Count.ShouldBe(2);
    }

    private static Task<Answer> SendAsync(InsightStack stack, string body) => RawConnection.ExchangeAsync(stack, RawRequest.Event(body));
}
