namespace Insight.Edge.Validation.Speculation;

/// <summary>The documented properties of an object as <see cref="SpeculativeReader"/> reads them.</summary>
internal sealed class SpeculativeObject
{
    /// <param name="plan">The object.</param>
    /// <param name="successors">Takes what is expected behind each member until a body has shown its own order.</param>
    public SpeculativeObject(ObjectPlan plan, List<byte> successors)
    {
        Plan = plan;
        FirstSuccessor = successors.Count;
        for (var i = 0; i <= plan.Members.Length; i++)
            successors.Add((byte)(i % plan.Members.Length));
        var inner = plan.Members.Select(member => member.Object is { } members ? new SpeculativeObject(members, successors) : null).ToArray();
        Members = MembersOf(plan, inner, space: "");
        SpacedMembers = MembersOf(plan, inner, space: " ");
    }

    /// <summary>The object.</summary>
    public ObjectPlan Plan { get; }

    /// <summary>
    /// Its members, in the contract's order, in a body without white space between tokens, as JavaScript's and .NET's writers make it.
    /// </summary>
    public SpeculativeMember[] Members { get; }

    /// <summary>The same in a body with a space behind each comma and colon, as Python's writer makes it.</summary>
    public SpeculativeMember[] SpacedMembers { get; }

    /// <summary>
    /// Where this object's expectations begin in the list of all: the member that is expected first, and then, for each member,
    /// the one that is expected behind it.
    /// </summary>
    public int FirstSuccessor { get; }

    /// <summary>Finds a property by its name, unescaped.</summary>
    /// <returns>Its place in <see cref="Members"/>, or -1 when it is not documented.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        var members = Members;
        for (var i = 0; i < members.Length; i++)
        {
            if (name.SequenceEqual(members[i].Name))
                return i;
        }

        return -1;
    }

    /// <summary>Whether an object with these members filled lacks none that it must have.</summary>
    public bool IsComplete(ulong filled)
    {
        var missing = Plan.RequiredMask & ~filled;
        for (var i = 0; missing != 0; i++, missing >>= 1)
        {
            if ((missing & 1) != 0 && !(Plan.Members[i].Alternative is >= 0 and var alternative && (filled & (1UL << alternative)) != 0))
                return false;
        }

        return true;
    }

    private static SpeculativeMember[] MembersOf(ObjectPlan plan, SpeculativeObject?[] inner, string space) =>
        [.. plan.Members.Select((member, index) => new SpeculativeMember(member, plan.MustKnowBlank(index), inner[index], space))];
}
