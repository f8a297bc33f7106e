namespace Insight.Load.Benchmarks;

/// <summary>How a sender writes the same appointments.</summary>
public enum BodyForm
{
    /// <summary>Without white space, in the documentation's order.</summary>
    Plain,

    /// <summary>A space behind each comma and colon: Python's <c>json.dumps</c>.</summary>
    Spaced,

    /// <summary>A line a property.</summary>
    Indented,

    /// <summary>
    /// Every entry with escapes (each <c>/</c> of a date too), names that are not documented, nested values behind them, the documented
    /// names in another order, the same in each entry, and white space between all tokens.
    /// </summary>
    Irregular,

    /// <summary><see cref="Irregular"/>, with an order of its own in each entry.</summary>
    Shuffled,
}
