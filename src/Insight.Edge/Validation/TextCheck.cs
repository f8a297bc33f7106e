using System.Buffers;
using System.Text.Json;

namespace Insight.Edge.Validation;

/// <summary>The rules of one text field, the first that applies.</summary>
internal static class TextCheck
{
    private const int StackLength = 256;

    /// <summary>Checks the string that the reader stands on.</summary>
    /// <param name="member">The field.</param>
    /// <param name="mustKnowBlank">Whether it matters that the value is blank.</param>
    /// <param name="reader">On a string whose surrogate escapes are paired.</param>
    /// <returns>
    /// <see cref="IssueRule.Required"/> for a blank value where that matters; <see cref="IssueRule.InvalidCharacter"/>,
    /// <see cref="IssueRule.Invalid"/> or <see cref="IssueRule.None"/>.
    /// </returns>
    public static IssueRule Of(MemberPlan member, bool mustKnowBlank, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Of(member, mustKnowBlank, reader.ValueSpan);

        // U+0000 is no white space, so a text that holds it is not blank.
        if (UnicodeEscapes.ContainsNul(reader.ValueSpan))
            return IssueRule.InvalidCharacter;
        if (!mustKnowBlank && member.Format is null && member.AcceptedValues is null)
            return IssueRule.None;

        var length = reader.ValueSpan.Length;
        if (length <= StackLength)
        {
            Span<byte> text = stackalloc byte[StackLength];
            return Of(member, mustKnowBlank, text[..reader.CopyString(text)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Of(member, mustKnowBlank, rented.AsSpan(0, reader.CopyString(rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static IssueRule Of(MemberPlan member, bool mustKnowBlank, ReadOnlySpan<byte> text)
    {
        if (mustKnowBlank && WhiteSpace.IsBlank(text))
            return IssueRule.Required;
        if (text.IsEmpty)
            return IssueRule.None;
        if (member.Format is { } format && !format.Matches(text))
            return IssueRule.Invalid;
        if (member.AcceptedValues is { } values && !IsAmong(values, text))
            return IssueRule.Invalid;
        return IssueRule.None;
    }

    private static bool IsAmong(byte[][] values, ReadOnlySpan<byte> text)
    {
        foreach (var value in values)
        {
            if (text.SequenceEqual(value))
                return true;
        }

        return false;
    }
}
