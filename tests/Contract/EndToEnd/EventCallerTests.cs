using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

/// <summary>The guide's own three examples, changed only by the URL and the two headers, get 201, and what they send is stored.</summary>
public sealed class EventCallerTests
{
    private const string Sent = "Event sent successfully!";

    [ToolTheory("python")]
    [InlineData("guide.py")]
    public Task The_guides_Python_example_gets_201(string script) => ShouldSendTwoAsync("python", script);

    [ToolTheory("node")]
    [InlineData("guide.cjs")]
    public Task The_guides_JavaScript_example_gets_201(string script) => ShouldSendTwoAsync("node", script);

    [ToolTheory("curl")]
    [InlineData("guide.sh")]
    public async Task The_guides_cURL_example_gets_201(string script)
    {
        await using var stack = await InsightStack.StartAsync();

        var printed = (await RunAsync(stack, "curl", script)).TrimEnd().Split('\n');

        printed[^1].ShouldBe("201");
        ((string?)JsonNode.Parse(printed[0])!["status"]).ShouldBe("success");
        (await StoredEvents.FollowAsync(stack)).ShouldHaveSingleItem()["original"].ShouldBeJson(JsonNode.Parse(EventPayload.Complete));
    }

    private static async Task ShouldSendTwoAsync(string tool, string script)
    {
        await using var stack = await InsightStack.StartAsync();

        var printed = await RunAsync(stack, tool, script);

        printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ShouldBe([Sent, Sent]);
        await Eventually.ShouldAsync(
            "both got 201", () => stack.Log.Lines.Count(line => line.EventId == 9000 && line.Text.Contains("Accepted 201")) == 2);
        var stored = await StoredEvents.FollowAsync(stack);
        stored.Select(each => (string?)each["event_type"]).ShouldBe(["appointment.scheduled", "appointment.cancelled"]);
        stored.Select(each => (string?)each["notes"]).ShouldBe(["Annual physical", null]);
        stored.ShouldAllBe(each => (string?)each["appointment_id"] == "A12345" && (string?)each["patient_id"] == "P8765");
    }

    private static Task<string> RunAsync(InsightStack stack, string tool, string script) => Tool.Named(tool).RunAsync(
        script,
        input: "",
        new Dictionary<string, string>
        {
            ["INSIGHT_URL"] = new Uri(stack.Address, Caller.EventPath).ToString(),
            ["INSIGHT_API_KEY"] = Caller.ApiKey,
            ["INSIGHT_SIGNING_KEY"] = Caller.SigningKey,
        });
}
