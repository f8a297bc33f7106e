using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Schemas;

/// <summary>
/// A validator in another language, with another engine for regular expressions, knows the schema's plain keywords alone and
/// gives the edge's verdict on every payload without a duplicate name.
/// </summary>
public class AjvAgreementTests
{
    private const int Entries = 2500;
    private const int Bodies = 1000;

    private static readonly int DrawnWith = Seed.Or(20260314);

    [NodeFact]
    public async Task Ajv_and_the_edge_agree_on_drawn_entries_and_batches()
    {
        var faker = new BatchFaker(DrawnWith);
        var entries = Enumerable.Range(0, Entries).Select(_ => faker.Entry()).ToArray();
        var bodies = Enumerable.Range(0, Bodies).Select(_ => faker.Body(mostEntries: 2)).ToArray();
        await ShouldAgreeAsync([.. entries.Concat(bodies).Select(PlainJson.Write)]);
    }

    [NodeFact]
    public async Task Ajv_and_the_edge_agree_on_every_wrong_value_in_every_field()
    {
        string[] texts =
        [
            "", WhiteSpaces.All, .. WhiteSpaces.All.Select(space => $"{space}"), .. WhiteSpaces.Lookalikes.Select(lookalike => $"{lookalike}"),
            .. WrongValues.Nuls, .. WrongValues.Dates, .. WrongValues.DatesAndTimes, .. WrongValues.Statuses, "😀", "\n.", ".\n", "02/29/2000",
            "02/29/0004", "02/28/9999 23:59", "no-show",
        ];
        string[] values = [.. texts.Select(text => PlainJson.Write(text)), .. WrongValues.NoStrings, .. WrongValues.NoObjects];
        var payloads =
            from member in SyncAppointments.Plan.Slots
            from value in values
            from entry in new[] { CompleteEntry.New(), CompleteEntry.WithoutStandIns() }
            select PlainJson.Write(entry.With(member.Path, "VALUE")).Replace("\"VALUE\"", value, StringComparison.Ordinal);
        await ShouldAgreeAsync([.. payloads]);
    }

    private static async Task ShouldAgreeAsync(string[] payloads)
    {
        var verdicts = await NodeScript.VerdictsAsync(RepositoryFolder.PathOf("schemas/generated/sync-appointments.schema.json"), payloads);
        verdicts.Length.ShouldBe(payloads.Length);
        for (var i = 0; i < payloads.Length; i++)
            Judgement.Of(payloads[i]).IsAccepted.ShouldBe(verdicts[i], $"{Seed.Told(DrawnWith)} {payloads[i]}");
        verdicts.Count(isAccepted => isAccepted).ShouldBeInRange(payloads.Length / 5, payloads.Length * 4 / 5, Seed.Told(DrawnWith));
    }
}
