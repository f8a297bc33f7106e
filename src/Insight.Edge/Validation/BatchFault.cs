namespace Insight.Edge.Validation;

/// <summary>What is wrong with a batch as a whole; it is told alone, whatever its entries hold.</summary>
internal enum BatchFault : byte
{
    /// <summary>The batch itself is well-formed.</summary>
    None,

    /// <summary>There is no batch property and no single entry, or the body is no object.</summary>
    Required,

    /// <summary>The batch property is not an array.</summary>
    NotAnArray,

    /// <summary>The array is empty.</summary>
    TooFew,

    /// <summary>The array holds more entries than one request may carry.</summary>
    TooMany,

    /// <summary>The batch property occurs more than once.</summary>
    Duplicate,
}
