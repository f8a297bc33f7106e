using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation;

/// <summary>The compiled plan against NJsonSchema's own validator, on drawn payloads without a duplicate name.</summary>
public class OracleTests
{
    private const int Entries = 3000;
    private const int Bodies = 600;

    private static readonly int DrawnWith = Seed.Or(20260310);

    [Fact]
    public void An_entry_alone_is_accepted_exactly_when_the_schema_accepts_it()
    {
        var faker = new BatchFaker(DrawnWith);
        var accepted = 0;
        for (var i = 0; i < Entries; i++)
        {
            if (ShouldAgree(faker.Entry()))
                accepted++;
        }

        ShouldBeWellMixed(accepted, Entries);
    }

    [Fact]
    public void An_entry_of_a_batch_is_accepted_exactly_when_the_schema_accepts_it_alone()
    {
        var faker = new BatchFaker(DrawnWith + 1);
        for (var drawn = 0; drawn < Entries;)
        {
            var entries = faker.Entries(1 + (drawn % 7));
            drawn += entries.Length;
            var expected = entries.Where(SchemaAccepts).Select(PlainJson.Write);
            Judgement.OfBatch(entries).Accepted.ShouldBe(expected, Seed.Told(DrawnWith));
        }
    }

    [Fact]
    public void A_body_is_accepted_whole_exactly_when_the_schema_accepts_it()
    {
        var faker = new BatchFaker(DrawnWith + 2, mostBreakages: 1);
        var accepted = 0;
        for (var i = 0; i < Bodies; i++)
        {
            if (ShouldAgree(faker.Body(mostEntries: 2)))
                accepted++;
        }

        ShouldBeWellMixed(accepted, Bodies);
    }

    private static bool ShouldAgree(JsonNode? body)
    {
        var verdict = SchemaAccepts(body);
        Judgement.Of(PlainJson.Write(body)).IsAccepted
            .ShouldBe(verdict, $"{Seed.Told(DrawnWith)} {PlainJson.Write(body)}");
        return verdict;
    }

    private static bool SchemaAccepts(JsonNode? body) => SyncAppointments.Oracle.Validate(PlainJson.Write(body)).Count == 0;

    private static void ShouldBeWellMixed(int accepted, int all)
    {
        accepted.ShouldBeGreaterThanOrEqualTo(all / 4, Seed.Told(DrawnWith));
        (all - accepted).ShouldBeGreaterThanOrEqualTo(all / 4, Seed.Told(DrawnWith));
    }
}
