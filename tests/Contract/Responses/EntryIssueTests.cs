using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>The contract's "Per entry", row by row, and the order of the issues.</summary>
[Collection(StackCollection.Name)]
public sealed class EntryIssueTests(StackFixture fixture)
{
    private static readonly Dictionary<string, string> Cases = new()
    {
        ["entries that are no objects"] = Payload.Batch("null", "[]", "\"apt-1\"", "1"),
        ["objects absent"] = Payload.Batch("{}"),
        ["objects null"] = Payload.Batch("""{"practitioner":null,"patient":null,"appointment":null}"""),
        ["objects that are none"] = Payload.Batch("""{"practitioner":[],"patient":"Jane","appointment":1}"""),
        ["second entry without patient"] = Payload.Batch(Payload.Entry(), Payload.EntryWith("entry", "patient", "")),
        ["location no object"] = Payload.Batch(Payload.EntryWith("entry", "", "\"location\":\"Main Clinic\"")),
        ["encounter no object"] = Payload.Batch(Payload.EntryWith("entry", "", "\"encounter\":[]")),
        ["location and encounter null"] = Payload.Batch(Payload.EntryWith("entry", "", "\"location\":null,\"encounter\":null")),
        ["single entry at the top level"] = Payload.EntryWith("entry", "patient", ""),
        ["every required field missing"] = Payload.Batch("""{"practitioner":{},"appointment":{},"patient":{}}"""),
        ["every field of the wrong type, in reverse"] = Payload.Batch(
            """
            {
              "department_id":1,"encounter":{"reason":1,"id":1},"location":{"name":1},
              "practitioner":{"name":1,"last_name":1,"first_name":1,"id":1},
              "patient":{"name":1,"email":1,"phone":1,"middle_name":1,"gender":1,"birth_date":1,"last_name":1,"first_name":1,"id":1},
              "appointment":{"notes":1,"reason":1,"duration":1,"created_time":1,"type":1,"start_date":1,"start_time":1,"status":1,"id":1}
            }
            """),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_issue_of_an_entry_is_told_in_the_contracts_order(string name) =>
        Snapshot.Verify(await RawConnection.ExchangeAsync(fixture.Stack, RawRequest.Sync(Cases[name])), name);
}
