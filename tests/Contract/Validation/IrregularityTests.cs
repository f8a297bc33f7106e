using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation;

/// <summary>What a payload means does not depend on how it is written.</summary>
public class IrregularityTests
{
    private const int Bodies = 800;

    private static readonly int DrawnWith = Seed.Or(20260311);

    [Fact]
    public void White_space_and_needless_escapes_change_no_issue()
    {
        var faker = new BatchFaker(DrawnWith);
        var irregular = new IrregularJson(DrawnWith);
        for (var i = 0; i < Bodies; i++)
        {
            var body = faker.Body(mostEntries: 4);
            var (plain, written) = (Judgement.Of(PlainJson.Write(body)), irregular.Write(body));
            var judgement = Judgement.Of(written);
            judgement.Kind.ShouldBe(plain.Kind, $"{Seed.Told(DrawnWith)} {written}");
            judgement.Message.ShouldBe(plain.Message, $"{Seed.Told(DrawnWith)} {written}");
            judgement.Issues.ShouldBe(plain.Issues, $"{Seed.Told(DrawnWith)} {written}");
        }
    }

    [Theory]
    [InlineData("patient.birth_date", """05\/15\/1990""")]
    [InlineData("patient.birth_date", """\u0030\u0035\u002f\u0031\u0035\u002F1990""")]
    [InlineData("appointment.start_time", """03\/10\/2026\u002014:30""")]
    [InlineData("appointment.status", """\u0062ooked""")]
    [InlineData("appointment.status", """no\u002dshow""")]
    public void An_escaped_value_is_the_value_it_spells(string path, string escaped)
    {
        var entry = PlainJson.Write(CompleteEntry.New().With(path, "VALUE"));
        Judgement.Of(entry.Replace("VALUE", escaped, StringComparison.Ordinal)).Issues.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""\u0061ppointments""", """\u0069d""")]
    [InlineData("""appointment\u0073""", """i\u0064""")]
    [InlineData("""\u0061\u0070\u0070\u006F\u0069\u006e\u0074\u006d\u0065\u006e\u0074\u0073""", """\u0069\u0064""")]
    public void An_escaped_name_is_the_name_it_spells(string appointments, string id)
    {
        var body = PlainJson.Write(Batches.Of([CompleteEntry.New(), CompleteEntry.New().With("patient.id", "")]))
            .Replace("\"appointments\"", $"\"{appointments}\"", StringComparison.Ordinal)
            .Replace("\"id\"", $"\"{id}\"", StringComparison.Ordinal);
        Judgement.Of(body).Issues.ShouldBe(["appointments[1].patient.id is required."]);
    }
}
