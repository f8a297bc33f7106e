namespace Insight.Edge.Validation.Speculation;

/// <summary>The ways in which <see cref="SpeculativeReader"/> reads a value.</summary>
internal enum SpeculativeKind : byte
{
    /// <summary>Any text; at most, it matters that it is not blank.</summary>
    FreeText,

    /// <summary><see cref="TextFormat.Date"/>.</summary>
    Date,

    /// <summary><see cref="TextFormat.DateAndTime"/>.</summary>
    DateAndTime,

    /// <summary>A text with any other rule.</summary>
    RuledText,

    /// <summary>An object.</summary>
    Object,
}
