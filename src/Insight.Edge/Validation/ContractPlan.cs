namespace Insight.Edge.Validation;

/// <summary>A contract's schema, compiled: what one pass over a body checks.</summary>
internal sealed record ContractPlan
{
    /// <summary>The contract's name, as routes and schema files write it: <c>sync-appointments</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>The batch that a body may be; null where it is always one object.</summary>
    public BatchPlan? Batch { get; init; }

    /// <summary>
    /// What an entry, or the one object, holds. A body that has the first of these members, and no batch property, is a single entry.
    /// </summary>
    public required ObjectPlan Entry { get; init; }

    /// <summary>How many places of an entry can break a rule: the members of the entry and of its objects together.</summary>
    public required int SlotCount { get; init; }

    /// <summary>The members by their <see cref="MemberPlan.Slot"/>.</summary>
    public MemberPlan[] Slots => field ??=
        [.. Entry.Members.SelectMany(member => member.Object is { } inner ? inner.Members.Prepend(member) : [member])];
}
