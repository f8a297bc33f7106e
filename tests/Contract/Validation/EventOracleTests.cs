using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Validation;

/// <summary>The compiled plan against NJsonSchema's own validator, on drawn events without a duplicate name.</summary>
public class EventOracleTests(ITestOutputHelper output)
{
    private const int Events = 3000;

    private static readonly int DrawnWith = Seed.Or(20260402);

    [Fact]
    public void A_valid_event_is_accepted()
    {
        output.WriteLine(Seed.Told(DrawnWith));
        foreach (var drawn in new AppointmentEventFaker(DrawnWith).Generate(500))
            EventJudgement.Of(PlainJson.Write(drawn)).Errors.ShouldBeEmpty($"{Seed.Told(DrawnWith)} {PlainJson.Write(drawn)}");
    }

    [Fact]
    public void An_event_is_accepted_exactly_when_the_schema_accepts_it()
    {
        output.WriteLine(Seed.Told(DrawnWith));
        var faker = new EventFaker(DrawnWith);
        var accepted = 0;
        for (var i = 0; i < Events; i++)
        {
            var body = PlainJson.Write(faker.Draw());
            var verdict = AppointmentEvents.Oracle.Validate(body).Count == 0;
            EventJudgement.Of(body).IsAccepted.ShouldBe(verdict, $"{Seed.Told(DrawnWith)} {body}");
            accepted += verdict ? 1 : 0;
        }

        accepted.ShouldBeInRange(Events / 4, Events * 3 / 4, Seed.Told(DrawnWith));
    }

    [Fact]
    public void How_an_event_is_written_changes_nothing()
    {
        output.WriteLine(Seed.Told(DrawnWith));
        var faker = new EventFaker(DrawnWith + 1);
        var irregular = new IrregularJson(DrawnWith);
        for (var i = 0; i < 1000; i++)
        {
            var drawn = faker.Draw();
            var (plain, written) = (PlainJson.Write(drawn), irregular.Write(drawn));
            EventJudgement.Of(written).Errors.ShouldBe(EventJudgement.Of(plain).Errors, $"{Seed.Told(DrawnWith)} {written}");
        }
    }
}
