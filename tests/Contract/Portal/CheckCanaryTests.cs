using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Portal;

/// <summary>Patient data must not leak by the checker either: what is checked is in no answer, but for what a webhook echoes, and in no line of the log.</summary>
public sealed class CheckCanaryTests
{
    [Fact]
    public async Task No_value_and_no_name_out_of_a_payload_is_told_to_anyone_at_any_level()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Edge:Portal:Checks"] = "1000",
        });

        foreach (var (name, payload) in Canary.BatchBodies.Concat(Canary.RefusedEvents))
        {
            Canary.TraceIn(payload).ShouldNotBeNull(name);
            foreach (var contract in new[] { null, "sync-appointments", "appointment-event", Canary.Text })
            {
                var check = await PortalCheck.SendAsync(stub.Stack, payload, contract);
                check.Status.ShouldBe(contract == Canary.Text ? 400 : 200, $"{name}, {contract}: {string.Join('\n', stub.Stack.Log.Lines.Where(line => line.EventId == 9001))}");
                Canary.ShouldNotBeIn(check with { Text = WithoutEcho(check) }, $"{name}, {contract}");
            }
        }

        await PortalCheck.SendAsync(stub.Stack, Canary.Event);
        stub.Stack.Log.Lines.Where(line => Canary.TraceIn(line.Text) is not null).ShouldBeEmpty();
        stub.Stack.Log.Lines.ShouldNotContain(line => line.EventId == 9001);
    }

    // A 201 gives three values of an event back: so does what is predicted of one.
    private static string WithoutEcho(Answer check)
    {
        var body = check.Body!.AsObject();
        if ((int?)body["status"] == 201)
            body.Remove("answer");
        return body.ToJsonString();
    }
}
