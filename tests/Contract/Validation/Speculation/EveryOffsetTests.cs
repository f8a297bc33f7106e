using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>One thing done to a body at each of its offsets: the quick reader looks at 32 bytes at once, and differently at the last.</summary>
public class EveryOffsetTests
{
    // Without white space, as Python writes it, and indented with CRLF.
    private static readonly int[] Styles = [0, 1, 5];

    private static readonly byte[] Batch = SampleBodies.Batches.First();
    private static readonly byte[] Event = SampleBodies.Events.First();

    [Fact]
    public void A_body_that_ends_early()
    {
        foreach (var style in Styles)
        {
            Cut(TwoReaders.OfAppointments, SampleBodies.Batches.ElementAt(style));
            Cut(TwoReaders.OfAppointments, SampleBodies.Entries.ElementAt(style));
            Cut(TwoReaders.OfEvents, SampleBodies.Events.ElementAt(style));
        }
    }

    [Fact]
    public void A_special_byte_in_place_of_another()
    {
        foreach (var special in ByteMutator.Specials)
        {
            Replace(TwoReaders.OfAppointments, Batch, special);
            Replace(TwoReaders.OfEvents, Event, special);
        }
    }

    [Fact]
    public void A_special_byte_more()
    {
        foreach (var special in ByteMutator.Specials)
        {
            Insert(TwoReaders.OfAppointments, SampleBodies.Entries.First(), [special]);
            Insert(TwoReaders.OfEvents, Event, [special]);
        }
    }

    [Theory]
    [InlineData("\\/")]
    [InlineData("\\u0000")]
    [InlineData("\\ud83d")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("\",\"id\":\"")]
    [InlineData("\n")]
    public void A_snippet_more(string snippet) => Insert(TwoReaders.OfAppointments, SampleBodies.Entries.ElementAt(1), Encoding.UTF8.GetBytes(snippet));

    [Fact]
    public void A_byte_less()
    {
        foreach (var body in Styles.Select(SampleBodies.Entries.ElementAt))
        {
            for (var at = 0; at < body.Length; at++)
                TwoReaders.OfAppointments.ShouldAgree([.. body.AsSpan(0, at), .. body.AsSpan(at + 1)]);
        }
    }

    private static void Cut(TwoReaders readers, byte[] body)
    {
        for (var length = 0; length <= body.Length; length++)
            readers.ShouldAgree(body.AsSpan(0, length));
    }

    private static void Replace(TwoReaders readers, byte[] body, byte special)
    {
        var changed = body.ToArray();
        for (var at = 0; at < body.Length; at++)
        {
            changed[at] = special;
            readers.ShouldAgree(changed);
            changed[at] = body[at];
        }
    }

    private static void Insert(TwoReaders readers, byte[] body, ReadOnlySpan<byte> snippet)
    {
        for (var at = 0; at <= body.Length; at++)
            readers.ShouldAgree([.. body.AsSpan(0, at), .. snippet, .. body.AsSpan(at)]);
    }
}
