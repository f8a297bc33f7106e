namespace Insight.Edge.Validation;

/// <summary>What is wrong with a body as a whole; it is told alone, whatever else the body holds.</summary>
internal enum BodyFault : byte
{
    /// <summary>The body itself is as it should be.</summary>
    None,

    /// <summary>There is no body.</summary>
    Empty,

    /// <summary>The body is <c>null</c>.</summary>
    Null,

    /// <summary>The body is another value than an object.</summary>
    NotAnObject,

    /// <summary>There is no batch property, and no single entry.</summary>
    NoBatch,

    /// <summary>The batch property is not an array.</summary>
    BatchNotAnArray,

    /// <summary>The batch's array is empty.</summary>
    TooFew,

    /// <summary>The batch's array holds more entries than one request may carry.</summary>
    TooMany,

    /// <summary>The batch property occurs more than once.</summary>
    BatchDuplicate,
}
