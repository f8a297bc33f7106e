using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Schemas;

/// <summary>Ajv knows the event schema's plain keywords alone, and gives the edge's verdict.</summary>
public class EventAjvAgreementTests(ITestOutputHelper output)
{
    private const int Events = 3000;

    private static readonly int DrawnWith = Seed.Or(20260403);

    [NodeFact]
    public async Task Ajv_and_the_edge_agree_on_drawn_events()
    {
        output.WriteLine(Seed.Told(DrawnWith));
        var faker = new EventFaker(DrawnWith);
        var accepted = await ShouldAgreeAsync([.. Enumerable.Range(0, Events).Select(_ => PlainJson.Write(faker.Draw()))]);
        accepted.ShouldBeInRange(Events / 4, Events * 3 / 4, Seed.Told(DrawnWith));
    }

    [NodeFact]
    public async Task Ajv_and_the_edge_agree_on_every_wrong_value_in_every_field()
    {
        string[] texts =
        [
            .. WrongEventValues.Nuls, .. WrongEventValues.EventTypes, .. WrongEventValues.Timestamps, .. WrongEventValues.Lengths,
            .. WhiteSpaces.All.Select(space => $"{space}"), .. WhiteSpaces.Lookalikes.Select(lookalike => $"{lookalike}"),
            "2025-01-10T12:30:00.123456-23:59", "appointment.no_show", "\ufffd", "\uffff", "\U0010ffff\n",
        ];
        string[] values = [.. texts.Select(text => PlainJson.Write(text)), .. WrongValues.NoStrings, "null"];
        var accepted = await ShouldAgreeAsync(
            [.. EventPayload.Fields.SelectMany(field => values.Select(value => EventPayload.Of((field, value)))), .. WrongValues.NoObjects]);
        accepted.ShouldBeGreaterThan(0);
    }

    private static async Task<int> ShouldAgreeAsync(string[] payloads)
    {
        var verdicts = await NodeScript.VerdictsAsync(RepositoryFolder.PathOf("schemas/generated/appointment-event.schema.json"), payloads);
        verdicts.Length.ShouldBe(payloads.Length);
        for (var i = 0; i < payloads.Length; i++)
            EventJudgement.Of(payloads[i]).IsAccepted.ShouldBe(verdicts[i], $"{Seed.Told(DrawnWith)} {payloads[i]}");
        return verdicts.Count(isAccepted => isAccepted);
    }
}
