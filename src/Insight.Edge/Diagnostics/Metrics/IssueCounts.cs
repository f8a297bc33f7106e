using System.Diagnostics.Metrics;
using Insight.Edge.Validation;
using Insight.Exposition;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>How often each documented place of a contract broke each rule. What places and rules there are the contract says, not the payload.</summary>
internal sealed class IssueCounts(EdgeContract contract)
{
    private const string EntryItself = "entry";
    private const string BodyItself = "body";

    private static readonly IssueRule[] Rules = [.. Enum.GetValues<IssueRule>().Where(rule => rule != IssueRule.None)];
    private static readonly BodyFault[] BodyFaults = [.. Enum.GetValues<BodyFault>().Where(fault => fault != BodyFault.None)];

    private static readonly string[] RuleNames = [.. Rules.Select(rule => SnakeCase.Of(rule.ToString()))];
    private static readonly string[] BodyFaultNames = [.. BodyFaults.Select(fault => SnakeCase.Of(fault.ToString()))];

    private readonly MemberPlan[] _members = contract.Validator.Plan.Slots;
    private readonly long[] _byPlace = new long[(contract.Validator.Plan.Slots.Length + 1) * (Rules.Length + 1)];
    private readonly long[] _byBody = new long[BodyFaults.Length + 1];

    /// <summary>Counts what was found in a body.</summary>
    public void Add(ValidationResult validation)
    {
        if (validation.BodyFault != BodyFault.None)
            Interlocked.Increment(ref _byBody[(int)validation.BodyFault]);
        foreach (var issue in validation.Issues)
            Interlocked.Increment(ref Cell(issue.Member?.Slot ?? _members.Length, issue.Rule));
    }

    /// <summary>All counts, with what a place can break at 0 before it was.</summary>
    public IEnumerable<Measurement<long>> Observe()
    {
        for (var slot = 0; slot <= _members.Length; slot++)
        {
            var member = slot < _members.Length ? _members[slot] : null;
            foreach (var rule in Rules)
            {
                var count = Volatile.Read(ref Cell(slot, rule));
                if (count > 0 || MemberPlan.CanBreak(member, rule))
                    yield return Measure(count, member?.Path ?? EntryItself, SnakeCase.Of(rule.ToString()));
            }
        }

        foreach (var fault in BodyFaults)
            yield return Measure(Volatile.Read(ref _byBody[(int)fault]), BodyItself, SnakeCase.Of(fault.ToString()));
    }

    /// <summary>All counts, those of places that cannot break a rule too, in an order that stays.</summary>
    public IEnumerable<(string Field, string Rule, long Count)> All()
    {
        for (var slot = 0; slot <= _members.Length; slot++)
        {
            for (var rule = 0; rule < Rules.Length; rule++)
                yield return (slot < _members.Length ? _members[slot].Path : EntryItself, RuleNames[rule], Volatile.Read(ref Cell(slot, Rules[rule])));
        }

        for (var fault = 0; fault < BodyFaults.Length; fault++)
            yield return (BodyItself, BodyFaultNames[fault], Volatile.Read(ref _byBody[(int)BodyFaults[fault]]));
    }

    private Measurement<long> Measure(long count, string field, string rule) =>
        new(count, new("contract", contract.Name), new("field", field), new("rule", rule));

    private ref long Cell(int slot, IssueRule rule) => ref _byPlace[(slot * (Rules.Length + 1)) + (int)rule];
}
