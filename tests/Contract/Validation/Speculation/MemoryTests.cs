using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>
/// Nothing outside of a body is read: it stands in pooled memory, behind what another sender sent. The vectors are loaded without
/// the runtime's own check of bounds.
/// </summary>
public class MemoryTests
{
    private static readonly (TwoReaders Readers, byte[] Body)[] Bodies =
    [
        .. SampleBodies.Entries.Append(SampleBodies.Batches.First()).Select(body => (TwoReaders.OfAppointments, body)),
        .. SampleBodies.Events.Select(body => (TwoReaders.OfEvents, body)),
    ];

    [Fact]
    public void What_stands_behind_a_body_changes_no_verdict()
    {
        byte[] behind = [.. "\"}]}\",\"\\ /0 "u8, 0x80, 0xFF];
        foreach (var (readers, body) in Bodies)
        {
            var buffer = new byte[body.Length + 64];
            for (var length = body.Length; length > body.Length - 80; length--)
            {
                // What follows in the body itself is the likeliest to be taken for a part of it.
                body.CopyTo(buffer, 0);
                readers.ShouldAgree(buffer.AsSpan(0, length));
                foreach (var filling in behind)
                {
                    buffer.AsSpan(length).Fill(filling);
                    readers.ShouldAgree(buffer.AsSpan(0, length));
                }
            }
        }
    }

    [Fact]
    public void A_body_beside_memory_that_nobody_may_touch()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var memory = new GuardedMemory(pages: 4);
        foreach (var (readers, body) in Bodies)
        {
            for (var length = 0; length <= body.Length; length++)
            {
                // Validated only: a process that has touched such a page tells no difference, it ends.
                readers.IsReadQuickly(memory.AtEnd(body.AsSpan(0, length)));
                if (length == body.Length || length < 80)
                    readers.ShouldAgree(memory.AtEnd(body.AsSpan(0, length)));
            }

            readers.ShouldAgree(memory.AtStart(body));
            readers.ShouldAgree(memory.AtEnd(body));
        }
    }
}
