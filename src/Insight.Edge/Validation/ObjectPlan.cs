using System.Text;
using System.Text.Json;

namespace Insight.Edge.Validation;

/// <summary>The documented properties of an object, in the contract's order, and the look-up of their names.</summary>
internal sealed class ObjectPlan
{
    /// <summary>Most properties an object may document: a seen property is a bit of a <see cref="ulong"/>.</summary>
    public const int MaxMembers = 64;

    private readonly byte[][] _names;
    private readonly int _longestName;

    public ObjectPlan(IReadOnlyList<MemberPlan> members)
    {
        Members = [.. members];
        _names = [.. members.Select(member => Encoding.UTF8.GetBytes(member.Name))];
        _longestName = _names.Select(name => name.Length).DefaultIfEmpty().Max();
        for (var i = 0; i < Members.Length; i++)
        {
            var member = Members[i];
            if (member.Required)
                RequiredMask |= 1UL << i;
            if (member.RefusesBlank)
                BlankMask |= 1UL << i;
            if (member.Alternative >= 0)
                BlankMask |= 1UL << member.Alternative;
        }
    }

    /// <summary>The members, in the contract's order.</summary>
    public MemberPlan[] Members { get; }

    /// <summary>The required members, a bit each, also those that another member can stand in for.</summary>
    public ulong RequiredMask { get; }

    private ulong BlankMask { get; }

    /// <summary>Whether it matters that a member's text is blank: that counts as none, or the member stands in for another.</summary>
    public bool MustKnowBlank(int index) => (BlankMask & (1UL << index)) != 0;

    /// <summary>
    /// Finds the property whose name the reader stands on. Names are compared as the characters they spell, escaped or not.
    /// </summary>
    /// <param name="reader">On a property name.</param>
    /// <param name="expected">Where to look first: senders keep the documented order, so the next one is likely.</param>
    /// <returns>Its place in <see cref="Members"/>, or -1 when it is not documented.</returns>
    public int Find(ref Utf8JsonReader reader, int expected)
    {
        if (!reader.ValueIsEscaped)
            return Find(reader.ValueSpan, expected);

        // An escape is at least as long as what it spells, and at most six times as long.
        if (reader.ValueSpan.Length > _longestName * 6)
            return -1;
        Span<byte> name = stackalloc byte[reader.ValueSpan.Length];
        return Find(name[..reader.CopyString(name)], expected);
    }

    private int Find(ReadOnlySpan<byte> name, int expected)
    {
        if ((uint)expected < (uint)_names.Length && name.SequenceEqual(_names[expected]))
            return expected;
        if (name.Length > _longestName)
            return -1;
        for (var i = 0; i < _names.Length; i++)
        {
            if (name.SequenceEqual(_names[i]))
                return i;
        }

        return -1;
    }
}
