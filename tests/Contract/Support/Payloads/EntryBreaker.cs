using System.Text.Json.Nodes;
using Bogus;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>
/// Breaks entries in random places, in every way that the contract has a rule for. Where the place is optional, or another
/// property stands in for it, what comes out may still be valid: the caller asks a validator.
/// </summary>
/// <param name="plan">Names the places, so that a new field is broken too.</param>
/// <param name="seed">The seed.</param>
internal sealed class EntryBreaker(ContractPlan plan, int seed)
{
    private readonly Randomizer _random = new(seed);

    /// <summary>Breaks an entry; it may come out as something that is no object at all.</summary>
    public JsonNode? Break(JsonObject entry, int breakages)
    {
        for (; breakages > 0; breakages--)
        {
            if (_random.Int(0, 49) == 0)
                return WrongValues.NoObject(_random);
            BreakOnce(entry);
        }

        return entry;
    }

    private void BreakOnce(JsonObject entry)
    {
        var outer = _random.ArrayElement(plan.Entry.Members);
        if (outer.Object is not { } inner)
            BreakText(entry, outer);
        else if (_random.Int(0, 5) == 0)
            BreakObject(entry, outer);
        else if (entry[outer.Name] is not JsonObject found)
            entry[outer.Name] = new JsonObject();
        else if (_random.Int(0, 5) == 0)
            PutStandIn(found, inner);
        else
            BreakText(found, _random.ArrayElement(inner.Members));
    }

    private void BreakObject(JsonObject entry, MemberPlan member)
    {
        if (_random.Bool())
            entry.Remove(member.Name);
        else
            entry[member.Name] = WrongValues.NoObject(_random);
    }

    private void BreakText(JsonObject parent, MemberPlan member)
    {
        if (_random.Int(0, 7) == 0)
            parent.Remove(member.Name);
        else
            parent[member.Name] = WrongValues.Text(_random, member);
    }

    // Takes away what another member can stand in for, and puts there that one, good or bad.
    private void PutStandIn(JsonObject parent, ObjectPlan inner)
    {
        foreach (var member in inner.Members.Where(member => member.Alternative >= 0))
        {
            if (_random.Bool())
                parent.Remove(member.Name);
            else
                parent[member.Name] = "";
            var standIn = inner.Members[member.Alternative];
            parent[standIn.Name] = _random.Bool() ? "Jane Doe" : WrongValues.Text(_random, standIn);
        }
    }
}
