using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Draws events: some valid, the others broken in one field or more.</summary>
/// <param name="seed">The seed: the same one draws the same events.</param>
internal sealed class EventFaker(int seed)
{
    private readonly AppointmentEventFaker _events = new(seed);
    private readonly EventBreaker _breaker = new(AppointmentEvents.Plan, seed);
    private readonly Bogus.Randomizer _random = new(seed);

    public JsonNode? Draw()
    {
        var drawn = _events.Generate();
        return _random.Bool(0.4f) ? drawn : _breaker.Break(drawn, _random.Int(1, 3));
    }
}
