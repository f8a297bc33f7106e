namespace Insight.Edge.Validation;

/// <summary>
/// The rule that a place in a payload broke. One place breaks at most one rule: the first that applies, in the order
/// of the contract's table of rules.
/// </summary>
internal enum IssueRule : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>A required field is absent, null or blank; a required object is absent, null or no object.</summary>
    Required,

    /// <summary>A known property, or one of the objects, occurs more than once.</summary>
    Duplicate,

    /// <summary>A field's value is neither a string nor null.</summary>
    NotAString,

    /// <summary>An entry, or an optional object, is neither an object nor null.</summary>
    NotAnObject,

    /// <summary>The value holds U+0000.</summary>
    InvalidCharacter,

    /// <summary>The value is not in the documented format, or not one of the accepted values.</summary>
    Invalid,
}
