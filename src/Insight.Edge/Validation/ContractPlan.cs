using System.Text;

namespace Insight.Edge.Validation;

/// <summary>A contract's schema, compiled: what one pass over a body checks.</summary>
internal sealed record ContractPlan
{
    /// <summary>The contract's name, as routes and schema files write it: <c>sync-appointments</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>The top-level property that holds a batch: <c>appointments</c>.</summary>
    public required string Batch { get; init; }

    /// <summary>The same as UTF-8.</summary>
    public byte[] BatchName => field ??= Encoding.UTF8.GetBytes(Batch);

    /// <summary>Most entries in a batch.</summary>
    public required int MaxEntries { get; init; }

    /// <summary>
    /// What an entry holds. A body that has the first of these members, and no batch property, is a single entry.
    /// </summary>
    public required ObjectPlan Entry { get; init; }

    /// <summary>How many places of an entry can break a rule: the members of the entry and of its objects together.</summary>
    public required int SlotCount { get; init; }

    /// <summary>The members by their <see cref="MemberPlan.Slot"/>.</summary>
    public MemberPlan[] Slots => field ??=
        [.. Entry.Members.SelectMany(member => member.Object is { } inner ? inner.Members.Prepend(member) : [member])];
}
