using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>What the contract accepts at the edges of its rules.</summary>
[Collection(StackCollection.Name)]
public sealed class AcceptedValueTests(StackFixture fixture)
{
    [Theory]
    [InlineData("proposed pending booked scheduled confirmed rescheduled arrived checked-in waitlist in-progress")]
    [InlineData("fulfilled completed cancelled canceled noshow no-show no_show entered-in-error")]
    public Task Every_status_of_the_reference_is_accepted(string statuses) => ShouldAcceptAsync(
        statuses.Split(' ').Select(status => Payload.EntryWith("appointment", "status", $"\"status\":\"{status}\"")));

    [Theory]
    [InlineData("leap day", "patient", "birth_date", "02/29/2024")]
    [InlineData("first year", "patient", "birth_date", "01/01/0001")]
    [InlineData("last year", "appointment", "start_date", "12/31/9999")]
    [InlineData("midnight", "appointment", "start_time", "03/10/2026 00:00")]
    [InlineData("last minute", "appointment", "created_time", "03/10/2026 23:59")]
    [InlineData("escaped slashes", "appointment", "start_date", "03\\/10\\/2026")]
    public Task A_real_date_is_accepted(string why, string part, string field, string value) =>
        ShouldAcceptAsync([Payload.EntryWith(part, field, $"\"{field}\":\"{value}\"")], why);

    [Theory]
    [InlineData("null", "null")]
    [InlineData("empty", "\"\"")]
    [InlineData("blank", "\" \"")]
    public Task An_optional_field_may_be_null_or_empty(string why, string value) => ShouldAcceptAsync(
        [
            Payload.EntryWith("appointment", "", $"\"duration\":{value},\"reason\":{value},\"notes\":{value}"),
            Payload.EntryWith("patient", "", $"\"middle_name\":{value},\"phone\":{value},\"email\":{value},\"name\":{value}"),
            Payload.EntryWith("encounter", "", $"\"id\":{value},\"reason\":{value}"),
            Payload.EntryWith("entry", "", $"\"department_id\":{value}"),
        ],
        why);

    private async Task ShouldAcceptAsync(IEnumerable<string> entries, string? why = null)
    {
        string[] all = [.. entries];

        var answer = await Caller.SyncAsync(fixture.Stack, Payload.Batch(all));

        answer.Issues.ShouldBeEmpty(why);
        answer.Text.ShouldBe($$"""{"message":"{{all.Length}} appointment(s) synced successfully.","success":true,"code":200}""", why);
    }
}
