using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bogus;
using Insight.Edge;

namespace Insight.Contract.Generating;

/// <summary>Draws appointments as a clinic has them: within opening hours, of patients with a plausible age, none of whom exists.</summary>
internal sealed class EntryGenerator
{
    // Never today: the same seed draws the same payloads on every day.
    private static readonly DateTime ReferenceDate = new(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] VisitTypes = ["Follow-up", "New Patient", "Annual Physical", "Telehealth", "Lab Work", "Vaccination", "Consultation"];
    private static readonly string[] Reasons = ["Post-surgery check", "Blood pressure", "Annual physical", "Persistent cough", "Medication review", "Knee pain", "Skin rash", "Referral"];
    private static readonly string[] Genders = ["Male", "Female", "Other"];
    private static readonly int[] Durations = [15, 20, 30, 45, 60];

    private static readonly string[] OfPast = ["arrived", "checked-in", "in-progress", "fulfilled", "completed", "noshow", "no-show", "no_show"];
    private static readonly string[] OfComing = ["proposed", "pending", "booked", "scheduled", "confirmed", "waitlist"];

    private readonly Faker _faker;
    private readonly string[] _past;
    private readonly string[] _coming;

    /// <param name="contract">The contract of batches.</param>
    /// <param name="faker">The source of all that is drawn.</param>
    public EntryGenerator(EdgeContract contract, Faker faker)
    {
        _faker = faker;
        string[] statuses = [.. contract.Validator.Plan.Slots.Single(member => member.Path == "appointment.status").AcceptedValues!.Select(Encoding.UTF8.GetString)];
        _past = [.. statuses.Except(OfComing)];
        _coming = [.. statuses.Except(OfPast)];
    }

    /// <summary>Draws one.</summary>
    public JsonObject Draw()
    {
        var start = ReferenceDate.AddDays(_faker.Random.Int(-60, 180)).AddHours(_faker.Random.Int(8, 17)).AddMinutes(15 * _faker.Random.Int(0, 3));
        var reason = _faker.PickRandom(Reasons);
        var entry = new JsonObject
        {
            ["appointment"] = new JsonObject
            {
                ["id"] = Id("apt", 100_000),
                ["status"] = _faker.PickRandom(start < ReferenceDate ? _past : _coming),
                ["start_time"] = start.ToString("MM/dd/yyyy HH:mm", CultureInfo.InvariantCulture),
                ["start_date"] = start.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture),
                ["created_time"] = start.Date.AddDays(-_faker.Random.Int(1, 90)).AddHours(8).AddMinutes(_faker.Random.Int(0, 599)).ToString("MM/dd/yyyy HH:mm", CultureInfo.InvariantCulture),
                ["duration"] = _faker.PickRandom(Durations).ToString(CultureInfo.InvariantCulture),
                ["type"] = _faker.PickRandom(VisitTypes),
                ["reason"] = reason,
                ["notes"] = _faker.Random.Bool() ? "" : _faker.Lorem.Sentence(),
            },
            ["patient"] = Patient(),
            ["practitioner"] = new JsonObject { ["id"] = Id("prov", 100), ["first_name"] = _faker.Name.FirstName(), ["last_name"] = _faker.Name.LastName() },
        };
        if (_faker.Random.Bool())
            entry["location"] = new JsonObject { ["name"] = $"{_faker.Address.City()} Clinic" };
        if (_faker.Random.Bool())
            entry["encounter"] = new JsonObject { ["id"] = Id("enc", 100_000), ["reason"] = reason };
        if (_faker.Random.Bool())
            entry["department_id"] = Id("dept", 20);
        return entry;
    }

    private JsonObject Patient()
    {
        var (first, last) = (_faker.Name.FirstName(), _faker.Name.LastName());
        var patient = new JsonObject { ["id"] = Id("pat", 50_000) };
        if (_faker.Random.Bool(0.1f))
        {
            patient["name"] = $"{first} {last}";
        }
        else
        {
            patient["first_name"] = first;
            if (_faker.Random.Bool(0.3f))
                patient["middle_name"] = _faker.Name.FirstName();
            patient["last_name"] = last;
        }

        patient["birth_date"] = ReferenceDate.AddDays(-_faker.Random.Int(0, 95 * 365)).ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
        patient["gender"] = _faker.PickRandom(Genders);
        patient["phone"] = _faker.Phone.PhoneNumber("555-###-####");
        patient["email"] = _faker.Internet.ExampleEmail(first, last);
        return patient;
    }

    private string Id(string kind, int most) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{_faker.Random.Int(1, most)}");
}
