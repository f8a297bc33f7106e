using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>The contract's "Per field", row by row: one field of a minimal entry is wrong in one way.</summary>
[Collection(StackCollection.Name)]
public sealed class FieldIssueTests(StackFixture fixture)
{
    private static readonly Dictionary<string, string> Cases = new()
    {
        ["field duplicated"] = Payload.EntryWith("patient", "", "\"id\":\"pat-1\""),
        ["field duplicated, spelt with an escape"] = Payload.EntryWith("patient", "", "\"\\u0069d\":7"),
        ["object duplicated"] = Payload.EntryWith("entry", "", "\"patient\":{}"),
        ["department_id duplicated"] = Payload.EntryWith("entry", "", "\"department_id\":\"\",\"department_id\":\"\""),
        ["required absent"] = Payload.EntryWith("patient", "birth_date", ""),
        ["required null"] = Payload.EntryWith("patient", "birth_date", "\"birth_date\":null"),
        ["required empty"] = Payload.EntryWith("patient", "birth_date", "\"birth_date\":\"\""),
        ["required blank"] = Payload.EntryWith("patient", "birth_date", "\"birth_date\":\" \\t\\u00a0\\u3000\""),
        ["first name absent"] = Payload.EntryWith("patient", "first_name", ""),
        ["first name absent, name blank"] = Payload.EntryWith("patient", "first_name", "\"name\":\" \""),
        ["name in place of first and last name"] = Payload.EntryWith("practitioner", "first_name", "\"name\":\"John Smith\""),
        ["required not a string"] = Payload.EntryWith("appointment", "status", "\"status\":{}"),
        ["optional not a string"] = Payload.EntryWith("appointment", "", "\"duration\":30"),
        ["name not a string"] = Payload.EntryWith("patient", "", "\"name\":true"),
        ["department_id not a string"] = Payload.EntryWith("entry", "", "\"department_id\":1"),
        ["invalid character"] = Payload.EntryWith("appointment", "", "\"notes\":\"a\\u0000b\""),
        ["birth date"] = Payload.EntryWith("patient", "birth_date", "\"birth_date\":\"02/30/2026\""),
        ["start date"] = Payload.EntryWith("appointment", "start_date", "\"start_date\":\"2026-03-10\""),
        ["start time"] = Payload.EntryWith("appointment", "start_time", "\"start_time\":\"03/10/2026 24:00\""),
        ["created time"] = Payload.EntryWith("appointment", "created_time", "\"created_time\":\"03/10/2026\""),
        ["status"] = Payload.EntryWith("appointment", "status", "\"status\":\"Booked\""),
        ["location name"] = Payload.EntryWith("location", "", "\"name\":[]"),
        ["encounter reason"] = Payload.EntryWith("encounter", "", "\"reason\":false"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_wrong_with_a_field_is_told_by_the_first_rule_that_applies(string name) =>
        Snapshot.Verify(await RawConnection.ExchangeAsync(fixture.Stack, RawRequest.Sync(Payload.Batch(Cases[name]))), name);
}
