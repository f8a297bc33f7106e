using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bogus;
using Insight.Edge;

namespace Insight.Contract.Generating;

/// <summary>Draws events of appointments, as an EHR sends them.</summary>
internal sealed class EventGenerator
{
    private static readonly DateTime ReferenceDate = new(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Offsets = ["Z", "Z", "+00:00", "-04:00", "-07:00", "+02:00"];

    private readonly Faker _faker;
    private readonly string[] _types;

    /// <param name="contract">The contract of events.</param>
    /// <param name="faker">The source of all that is drawn.</param>
    public EventGenerator(EdgeContract contract, Faker faker)
    {
        _faker = faker;
        _types = [.. contract.Validator.Plan.Slots.Single(member => member.Path == "event_type").AcceptedValues!.Select(Encoding.UTF8.GetString)];
    }

    /// <summary>Draws one.</summary>
    public JsonObject Draw()
    {
        var at = ReferenceDate.AddSeconds(_faker.Random.Int(-90 * 86_400, 90 * 86_400));
        var drawn = new JsonObject
        {
            ["event_type"] = _faker.PickRandom(_types),
            ["appointment_id"] = string.Create(CultureInfo.InvariantCulture, $"A{_faker.Random.Int(1, 99_999)}"),
            ["patient_id"] = string.Create(CultureInfo.InvariantCulture, $"P{_faker.Random.Int(1, 49_999)}"),
            ["timestamp"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + _faker.PickRandom(Offsets),
        };
        if (_faker.Random.Bool(0.6f))
            drawn["notes"] = _faker.Random.Bool(0.2f) ? null : _faker.Lorem.Sentence();
        return drawn;
    }
}
