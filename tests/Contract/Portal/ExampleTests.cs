using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Edge.Portal.Examples;

namespace Insight.Contract.Tests.Portal;

/// <summary>The example programs, and what the visitor may put into them.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Contracts => new("sync-appointments", "appointment-event");

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Each_is_the_file_of_the_documentation_with_the_visitors_values_found(string contract)
    {
        foreach (var example in ExampleFile.Of(contract))
        {
            example.Text.ShouldBe(File.ReadAllText(RepositoryFolder.PathOf($"docs/examples/{example.Name}")));
            var pieces = ExamplePiece.Of(example.Text).ToArray();

            string.Concat(pieces.Select(piece => piece.Text)).ShouldBe(example.Text);
            pieces.Where(piece => piece.Value is not null).OrderBy(piece => piece.Value, StringComparer.Ordinal).Select(piece => (piece.Value, piece.Text)).ShouldBe(
                Expected(hasEhr: contract == "sync-appointments"), example.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_sample_payloads_are_what_they_are_said_to_be(string contract)
    {
        await using var stub = await StubStack.StartAsync();

        var valid = await CheckAsync("");
        var broken = await CheckAsync(".broken");

        ((int)valid["refused"]!, valid["issues"]!.AsArray().Count, (string)valid["contract"]!).ShouldBe((0, 0, contract));
        ((int)broken["refused"]!, (string)broken["contract"]!).ShouldBe((1, contract));
        broken["issues"]!.AsArray().Count.ShouldBeGreaterThan(2);

        async Task<JsonNode> CheckAsync(string kind)
        {
            var payload = await stub.Stack.Http.GetByteArrayAsync(new Uri(stub.Stack.Address, $"/docs/samples/{contract}{kind}.json"));
            Encoding.UTF8.GetString(payload).ShouldContain('\n');
            return (await PortalCheck.SendAsync(stub.Stack, payload)).Body!;
        }
    }

    private static (string?, string)[] Expected(bool hasEhr) =>
    [
        ("INSIGHT_API_KEY", "demo-nexus-key"),
        .. hasEhr ? [("INSIGHT_EHR", "nexus")] : Array.Empty<(string?, string)>(),
        ("INSIGHT_SIGNING_KEY", "demo-nexus-signing-key"),
        ("INSIGHT_URL", "http://localhost:8080"),
    ];
}
