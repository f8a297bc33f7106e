using Insight.Backend.Storage;
using Insight.Backend.Storage.Writing;

namespace Insight.Contract.Tests.Backend.Writing;

/// <summary>What waits keeps its whole body in memory, also what of it is not stored.</summary>
public sealed class HeldBytesTests
{
    private static readonly Caller Sender = new("client", "ehr", "organization", "request");

    [Fact]
    public void A_batch_holds_the_array_that_its_entries_are_in()
    {
        var body = new byte[10_000];
        var piece = new PendingBatch(new AppointmentBatch(Sender, [new("a", body.AsMemory(10, 100)), new("b", body.AsMemory(200, 50))]));

        piece.Bytes.ShouldBe(150);
        piece.HeldBytes.ShouldBe(body.Length);
    }

    [Fact]
    public void An_event_holds_the_array_that_it_is_in()
    {
        var body = new byte[10_000];
        var piece = new PendingEvent(new AppointmentEvent
        {
            Caller = Sender,
            EventType = "t",
            AppointmentId = "a",
            PatientId = "p",
            Timestamp = "now",
            Notes = null,
            Document = body.AsMemory(0, 100),
        });

        piece.Bytes.ShouldBe(100);
        piece.HeldBytes.ShouldBe(body.Length);
    }
}
