using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Forwarding;

public sealed class SplitTests
{
    private const string Bad = """{ "appointment": { "id": "refused" } }""";

    private static readonly string One = Payload.Entry("one").Replace(",", " ,\n  ");
    private static readonly string Two = Payload.EntryWith("appointment", "", "\"notes\":\"\\ud83d\\ude00 \u00e9 ],[\"").Replace(":{", " : {\t");

    // Each case: what is sent, and what the backend is to get.
    private static readonly Dictionary<string, (string Sent, string Forwarded)> Cases = new()
    {
        ["first refused"] = ($$"""{"appointments":[ {{Bad}} , {{One}} ]}""", $$"""{"appointments":[{{One}}]}"""),
        ["last refused"] = ($$"""{"appointments":[{{One}},{{Two}},{{Bad}}]}""", $$"""{"appointments":[{{One}},{{Two}}]}"""),
        ["middle refused"] = ($$"""{"appointments":[{{One}},{{Bad}},7,{{Two}}]}""", $$"""{"appointments":[{{One}},{{Two}}]}"""),
        ["every other refused"] = ($$"""{"appointments":[{{Bad}},{{One}},{{Bad}},{{Two}},{{Bad}}]}""", $$"""{"appointments":[{{One}},{{Two}}]}"""),
        ["what stands around it is kept"] =
            ($$"""
               { "source" : "caf\u00e9 é" , "appointments"
                 : [ null,{{One}} ] , "appointment":{}, "z": [ 1 , 2.50 ] }
               """,
             $$"""
               { "source" : "caf\u00e9 é" , "appointments"
                 : [{{One}}] , "appointment":{}, "z": [ 1 , 2.50 ] }
               """),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_accepted_entries_go_on_byte_for_byte_in_a_new_array(string name)
    {
        await using var stub = await StubStack.StartAsync();
        var (sent, forwarded) = Cases[name];

        var answer = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(sent));

        answer.Status.ShouldBe(200);
        stub.Backend.Request.Text.ShouldBe(forwarded);
        stub.Backend.Request.Headers["Content-Length"].ShouldBe($"{Encoding.UTF8.GetByteCount(forwarded)}");
    }

    [Fact]
    public async Task The_warnings_count_from_the_batch_as_it_was_sent()
    {
        await using var stub = await StubStack.StartAsync();
        var refused = Payload.EntryWith("appointment", "id", "");

        var answer = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Payload.Batch(refused, One, refused, Two)));

        ((string?)answer.Body!["message"]).ShouldBe("2 appointment(s) synced successfully. 2 validation error(s) on other appointments.");
        answer.Issues.ShouldBe(["appointments[0].appointment.id is required.", "appointments[2].appointment.id is required."]);
    }
}
