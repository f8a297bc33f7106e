using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bogus;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Draws valid entries.</summary>
internal sealed class AppointmentEntryFaker : Faker<JsonObject>
{
    /// <summary>Dates are drawn around this one, never around today.</summary>
    public static readonly DateTime ReferenceDate = new(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] VisitTypes = ["Follow-up", "New Patient", "Annual Physical", "Telehealth", "Lab / Imaging"];
    private static readonly string[] Genders = ["Male", "Female", "Other", "Unknown"];
    private static readonly string[] EdgeDates = ["02/29/2024", "02/29/2000", "12/31/9999", "01/01/0001", "02/28/1900"];
    private static readonly string[] Statuses =
        [.. SyncAppointments.Plan.Slots.Single(member => member.Path == "appointment.status").AcceptedValues!.Select(Encoding.UTF8.GetString)];

    /// <param name="seed">The seed: the same one draws the same entries.</param>
    public AppointmentEntryFaker(int seed)
    {
        UseSeed(seed);
        CustomInstantiator(Entry);
    }

    private static JsonObject Entry(Faker faker) => new ObjectDraft(faker)
        .Required("appointment", Appointment(faker))
        .Required("patient", Patient(faker))
        .Required("practitioner", Practitioner(faker))
        .Optional("location", () => new ObjectDraft(faker).Optional("name", () => Text(faker, faker.Company.CompanyName())).Shuffled())
        .Optional("encounter", () => Encounter(faker))
        .Optional("department_id", () => Text(faker, faker.Commerce.Department()))
        .Shuffled();

    private static JsonObject Appointment(Faker faker) => new ObjectDraft(faker)
        .Required("id", Id(faker, "apt"))
        .Required("status", faker.PickRandom(Statuses))
        .Required("start_time", Date(faker) + Time(faker))
        .Required("start_date", Date(faker))
        .Required("type", faker.PickRandom(VisitTypes))
        .Required("created_time", Date(faker) + Time(faker))
        .Optional("duration", () => faker.Random.Int(5, 120).ToString(CultureInfo.InvariantCulture))
        .Optional("reason", () => Text(faker, faker.Lorem.Sentence(3)))
        .Optional("notes", () => Text(faker, faker.Lorem.Sentence(faker.Random.Int(2, 30))))
        .Shuffled();

    private static JsonObject Patient(Faker faker) => Named(faker)
        .Required("id", Id(faker, "pat"))
        .Required("birth_date", Date(faker))
        .Required("gender", faker.PickRandom(Genders))
        .Optional("middle_name", () => Text(faker, faker.Name.FirstName()))
        .Optional("phone", () => faker.Phone.PhoneNumber())
        .Optional("email", () => faker.Internet.ExampleEmail())
        .Shuffled();

    private static JsonObject Practitioner(Faker faker) => Named(faker).Required("id", Id(faker, "prov")).Shuffled();

    private static JsonObject Encounter(Faker faker) => new ObjectDraft(faker)
        .Optional("id", () => Id(faker, "enc"))
        .Optional("reason", () => Text(faker, faker.Lorem.Sentence(4)))
        .Shuffled();

    // First and last name, or the full name in their place.
    private static ObjectDraft Named(Faker faker) => faker.Random.Bool(0.2f)
        ? new ObjectDraft(faker)
            .Optional("first_name", () => Text(faker, faker.Name.FirstName()))
            .Optional("last_name", () => Text(faker, faker.Name.LastName()))
            .Required("name", Text(faker, faker.Name.FullName()))
        : new ObjectDraft(faker)
            .Required("first_name", Text(faker, faker.Name.FirstName()))
            .Required("last_name", Text(faker, faker.Name.LastName()))
            .Optional("name", () => Text(faker, faker.Name.FullName()));

    private static string Id(Faker faker, string kind) => $"{kind}-{faker.Random.AlphaNumeric(8)}";

    private static string Text(Faker faker, string text) => RealisticTexts.Spiced(faker, text);

    private static string Date(Faker faker) => faker.Random.Bool(0.1f)
        ? faker.PickRandom(EdgeDates)
        : faker.Date.Between(ReferenceDate.AddYears(-90), ReferenceDate.AddYears(2)).ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);

    private static string Time(Faker faker) => $" {faker.Random.Int(0, 23):D2}:{faker.Random.Int(0, 59):D2}";
}
