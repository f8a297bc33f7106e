using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

/// <summary>The examples of docs/integrating.md do what the page says, as they stand there.</summary>
[Collection(StackCollection.Name)]
public sealed class ExampleTests(StackFixture fixture)
{
    [ToolTheory("curl")]
    [InlineData("sync.sh")]
    [InlineData("event.sh")]
    public Task An_example_in_cURL_is_accepted(string example) => ShouldBeAcceptedAsync("curl", example);

    [ToolTheory("python")]
    [InlineData("sync.py")]
    [InlineData("event.py")]
    public Task An_example_in_Python_is_accepted(string example) => ShouldBeAcceptedAsync("python", example);

    [ToolTheory("node")]
    [InlineData("sync.js")]
    [InlineData("event.js")]
    public Task An_example_in_Node_is_accepted(string example) => ShouldBeAcceptedAsync("node", example);

    [ToolTheory("dotnet")]
    [InlineData("sync.cs")]
    [InlineData("event.cs")]
    public Task An_example_in_CSharp_is_accepted(string example) => ShouldBeAcceptedAsync("dotnet", example);

    private async Task ShouldBeAcceptedAsync(string tool, string example)
    {
        var script = RepositoryFolder.PathOf($"docs/examples/{example}");
        var environment = new Dictionary<string, string> { ["INSIGHT_URL"] = fixture.Stack.Address.ToString().TrimEnd('/') };

        var answer = JsonNode.Parse(await Tool.Named(tool).RunAsync(script, "", environment))!;

        if (example.StartsWith("sync", StringComparison.Ordinal))
            answer.ShouldBeJson(JsonNode.Parse("""{"message":"1 appointment(s) synced successfully.","success":true,"code":200}"""));
        else
            ((string?)answer["message"]).ShouldBe("Event received and stored successfully");
    }
}
