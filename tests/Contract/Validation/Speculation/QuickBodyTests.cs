using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Validation.Speculation;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>
/// Which bodies need no general reader. That it is seldom needed shows in no answer, only in the time that one takes: so it is held here.
/// A single entry is read quickly only as a whole.
/// </summary>
public class QuickBodyTests
{
    public static TheoryData<int> Styles => [.. Enumerable.Range(0, JsonStyle.All.Length)];

    [Fact]
    public void The_processor_of_these_tests_has_the_steps() => SpeculativeReader.IsSupported.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Styles))]
    public void Clean_bodies_in_every_style(int style)
    {
        ShouldBeQuick(SampleBodies.Batches.ElementAt(style), TwoReaders.OfAppointments);
        ShouldBeQuick(SampleBodies.Entries.ElementAt(style), TwoReaders.OfAppointments);
        ShouldBeQuick(SampleBodies.Events.ElementAt(style), TwoReaders.OfEvents);
        ShouldBeQuick(Encoding.UTF8.GetBytes(JsonStyle.All[style].Write(CompleteEntry.New())), TwoReaders.OfAppointments);
    }

    [Fact]
    public void Every_clean_entry_that_is_drawn_save_those_that_are_known()
    {
        var (faker, random) = (new AppointmentEntryFaker(Seed.Or(20261123)), new IrregularJson(Seed.Or(20261123)));
        var quick = 0;
        foreach (var entry in faker.Generate(500))
        {
            // A top-level name that is not documented may be the batch's, spelt another way.
            var documented = new JsonObject(entry.Where(property => SyncAppointments.Plan.Entry.Members.Any(member => member.Name == property.Key))
                .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
            quick += TwoReaders.OfAppointments.IsReadQuickly(Encoding.UTF8.GetBytes(random.Write(documented))) ? 1 : 0;
        }

        quick.ShouldBeGreaterThan(490); // a name of more than 64 bytes with an escape, and the like
    }

    [Fact]
    public void None_that_is_flawed()
    {
        foreach (var path in SyncAppointments.Plan.Slots.Select(member => member.Path))
            TwoReaders.OfAppointments.IsReadQuickly(Encoding.UTF8.GetBytes(PlainJson.Write(CompleteEntry.New().With(path, 1)))).ShouldBeFalse(path);
    }

    private static void ShouldBeQuick(byte[] body, TwoReaders readers)
    {
        readers.ShouldAgree(body);
        // Only the batch's entries may hold names at the top that nobody knows.
        var isEntryWithMore = readers == TwoReaders.OfAppointments && JsonNode.Parse(body)!["meta"] is not null;
        readers.IsReadQuickly(body).ShouldBe(!isEntryWithMore, Encoding.UTF8.GetString(body));
    }
}
