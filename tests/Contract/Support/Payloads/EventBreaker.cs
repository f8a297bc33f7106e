using System.Text.Json.Nodes;
using Bogus;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Breaks events in random fields, in every way that the contract has a rule for; some come out valid still.</summary>
/// <param name="plan">Names the fields, so that a new one is broken too.</param>
/// <param name="seed">The seed.</param>
internal sealed class EventBreaker(ContractPlan plan, int seed)
{
    private readonly Randomizer _random = new(seed);

    /// <summary>Breaks an event; it may come out as something that is no object at all.</summary>
    public JsonNode? Break(JsonObject @event, int breakages)
    {
        for (; breakages > 0; breakages--)
        {
            if (_random.Int(0, 49) == 0)
                return WrongValues.NoObject(_random);
            var member = _random.ArrayElement(plan.Entry.Members);
            if (_random.Int(0, 9) == 0)
                @event.Remove(member.Name);
            else
                @event[member.Name] = WrongEventValues.For(_random, member);
        }

        return @event;
    }
}
