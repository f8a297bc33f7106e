namespace Insight.Edge.Validation;

/// <summary>One documented property of an entry or of one of its objects, compiled.</summary>
internal sealed record MemberPlan
{
    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name behind its object's, as the contract's texts write it: <c>patient.birth_date</c>, <c>department_id</c>.</summary>
    public required string Path { get; init; }

    /// <summary>0-based place in the contract's order of issues, counted over the whole entry.</summary>
    public required int Slot { get; init; }

    /// <summary>The documented text when the member is missing; null where it may be, or where the contract's vocabulary has one for all.</summary>
    public string? Missing { get; init; }

    /// <summary>The documented text when the value is in the wrong format or not accepted; null as above.</summary>
    public string? Invalid { get; init; }

    /// <summary>Whether the member must be there, unless <see cref="Alternative"/> is.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether a blank text counts as none.</summary>
    public bool RefusesBlank { get; init; }

    /// <summary>Whether U+0000 is told before what the value should have been.</summary>
    public bool TellsCharactersFirst { get; init; }

    /// <summary>Fewest Unicode code points of a text.</summary>
    public int MinLength { get; init; }

    /// <summary>Most Unicode code points of a text; null where it may be of any length.</summary>
    public int? MaxLength { get; init; }

    /// <summary>0-based place, in the same object, of the member that makes this one optional; -1 where there is none.</summary>
    public int Alternative { get; init; } = -1;

    /// <summary>The format of a text; null where it has none.</summary>
    public TextFormat? Format { get; init; }

    /// <summary>The values that a text may have, as UTF-8; null where any is accepted.</summary>
    public byte[][]? AcceptedValues { get; init; }

    /// <summary>The members of an object; null for a text.</summary>
    public ObjectPlan? Object { get; init; }

    /// <summary>Whether there is a payload in which a place breaks a rule.</summary>
    /// <param name="member">The place; null for an entry itself.</param>
    /// <param name="rule">The rule.</param>
    public static bool CanBreak(MemberPlan? member, IssueRule rule) => rule switch
    {
        IssueRule.Absent => member is { Required: true },
        IssueRule.Null => member is null or { Required: true },
        IssueRule.Duplicate => member is not null,
        IssueRule.NotAnObject => member is null or { Object: not null },
        IssueRule.NotAString => member is { Object: null },
        IssueRule.InvalidCharacter => member is { Object: null } and ({ TellsCharactersFirst: true } or { Format: null, AcceptedValues: null }),
        IssueRule.TooShort => member is { MinLength: > 0 },
        IssueRule.TooLong => member is { MaxLength: not null },
        _ => member is { Format: not null } or { AcceptedValues: not null },
    };
}
