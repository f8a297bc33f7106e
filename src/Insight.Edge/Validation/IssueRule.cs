namespace Insight.Edge.Validation;

/// <summary>
/// The rule that a place in a payload broke. One place is told one rule: the first that applies, in the order of the
/// contract's own table of rules.
/// </summary>
internal enum IssueRule : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>A required member is absent.</summary>
    Absent,

    /// <summary>A required member is null or, where a blank text counts for nothing, blank.</summary>
    Null,

    /// <summary>A known property, or one of the objects, occurs more than once.</summary>
    Duplicate,

    /// <summary>A field's value is neither a string nor null.</summary>
    NotAString,

    /// <summary>An entry, or one of its objects, is neither an object nor null.</summary>
    NotAnObject,

    /// <summary>The text is shorter than documented, in Unicode code points.</summary>
    TooShort,

    /// <summary>The text is longer than documented, in Unicode code points.</summary>
    TooLong,

    /// <summary>The value holds U+0000.</summary>
    InvalidCharacter,

    /// <summary>The value is not in the documented format, or not one of the accepted values.</summary>
    Invalid,
}
