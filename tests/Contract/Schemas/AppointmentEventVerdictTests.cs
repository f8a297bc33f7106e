using Insight.Contract.Tests.Support;
using NJsonSchema;

namespace Insight.Contract.Tests.Schemas;

/// <summary>Two validators, with two engines for regular expressions, give the contract's verdict on every event.</summary>
public class AppointmentEventVerdictTests
{
    private static readonly string Path = RepositoryFolder.PathOf("schemas/generated/appointment-event.schema.json");

    [Fact]
    public async Task NJsonSchema_gives_the_contracts_verdict()
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path));
        foreach (var (json, isAccepted) in EventPayloads.All)
            (schema.Validate(json).Count == 0).ShouldBe(isAccepted, json);
    }

    [NodeFact]
    public async Task Ajv_gives_the_contracts_verdict()
    {
        var verdicts = await NodeScript.VerdictsAsync(Path, [.. EventPayloads.All.Select(payload => payload.Json)]);
        verdicts.Length.ShouldBe(EventPayloads.All.Count);
        foreach (var ((json, isAccepted), verdict) in EventPayloads.All.Zip(verdicts))
            verdict.ShouldBe(isAccepted, json);
    }
}
