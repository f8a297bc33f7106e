using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>The contract's "Batch errors", row by row.</summary>
[Collection(StackCollection.Name)]
public sealed class BatchErrorTests(StackFixture fixture)
{
    private static readonly Dictionary<string, string> Cases = new()
    {
        ["required"] = """{"patient":{}}""",
        ["required, top level an array"] = $"[{Payload.Entry()}]",
        ["required, top level a string"] = "\"appointments\"",
        ["required, top level null"] = "null",
        ["not an array"] = $$"""{"appointments":{{Payload.Entry()}}}""",
        ["not an array but null"] = """{"appointments":null}""",
        ["empty"] = """{"appointments":[]}""",
        ["too many"] = Payload.Batch(Enumerable.Repeat("{}", 1001)),
        ["duplicated"] = $$"""{"appointments":[{{Payload.Entry()}}],"appointments":[{{Payload.Entry()}}]}""",
        ["array counts beside a single entry"] = """{"appointment":{},"appointments":[],"patient":{}}""",
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_wrong_with_a_batch_is_told_alone(string name) =>
        Snapshot.Verify(await RawConnection.ExchangeAsync(fixture.Stack, RawRequest.Sync(Cases[name])), name);
}
