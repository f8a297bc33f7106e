using System.Globalization;
using System.Text.Json.Nodes;
using Bogus;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Draws valid events.</summary>
internal sealed class AppointmentEventFaker : Faker<JsonObject>
{
    private static readonly string[] Types =
        ["appointment.scheduled", "appointment.cancelled", "appointment.rescheduled", "appointment.completed", "appointment.no_show"];

    private static readonly string[] Fractions = ["", "", "", ".1", ".12", ".123", ".1234", ".12345", ".123456", ".000000"];

    private static readonly string[] Zones = ["Z", "Z", "Z", "+00:00", "-00:00", "-04:00", "+05:30", "+23:59", "-23:59"];

    private static readonly string[] EdgeDates = ["2024-02-29", "2000-02-29", "9999-12-31", "0001-01-01", "1900-02-28"];

    /// <param name="seed">The seed: the same one draws the same events.</param>
    public AppointmentEventFaker(int seed)
    {
        UseSeed(seed);
        CustomInstantiator(Event);
    }

    private static JsonObject Event(Faker faker) => new ObjectDraft(faker)
        .Required("event_type", faker.PickRandom(Types))
        .Required("appointment_id", Id(faker, "A"))
        .Required("patient_id", Id(faker, "P"))
        .Required("timestamp", Date(faker) + Time(faker) + faker.PickRandom(Fractions) + faker.PickRandom(Zones))
        .Optional("notes", () => Notes(faker))
        .Shuffled();

    private static string Id(Faker faker, string kind) => faker.Random.Int(0, 9) switch
    {
        0 => new string(' ', faker.Random.Int(1, 50)),
        1 => faker.Random.AlphaNumeric(50),
        2 => string.Concat(Enumerable.Repeat("😀", faker.Random.Int(1, 50))),
        _ => RealisticTexts.Spiced(faker, kind + faker.Random.Int(1, 999_999).ToString(CultureInfo.InvariantCulture)),
    };

    private static string Notes(Faker faker) => faker.Random.Int(0, 9) switch
    {
        0 => string.Concat(Enumerable.Repeat("😀", 1000)),
        1 => faker.Random.AlphaNumeric(1000),
        _ => RealisticTexts.Spiced(faker, faker.Lorem.Sentence(faker.Random.Int(2, 30))),
    };

    private static string Date(Faker faker)
    {
        var around = AppointmentEntryFaker.ReferenceDate;
        return faker.Random.Bool(0.1f)
            ? faker.PickRandom(EdgeDates)
            : faker.Date.Between(around.AddYears(-5), around.AddYears(2)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Time(Faker faker) => $"T{faker.Random.Int(0, 23):D2}:{faker.Random.Int(0, 59):D2}:{faker.Random.Int(0, 59):D2}";
}
