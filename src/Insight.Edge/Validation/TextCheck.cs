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
    /// <returns><see cref="IssueRule.Null"/> for a blank value where that matters; else the rule that it breaks.</returns>
    public static IssueRule Of(MemberPlan member, bool mustKnowBlank, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Of(member, mustKnowBlank, reader.ValueSpan);

        // Raw JSON can spell U+0000 only as an escape. It is no white space, so a text that holds it is not blank.
        var holdsNul = UnicodeEscapes.ContainsNul(reader.ValueSpan);
        if (holdsNul && member.TellsCharactersFirst)
            return IssueRule.InvalidCharacter;
        var rule = OfEscaped(member, mustKnowBlank, ref reader);
        return rule == IssueRule.None && holdsNul ? IssueRule.InvalidCharacter : rule;
    }

    private static IssueRule OfEscaped(MemberPlan member, bool mustKnowBlank, ref Utf8JsonReader reader)
    {
        if (!mustKnowBlank && member.MaxLength is null && member.Format is null && member.AcceptedValues is null)
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

    /// <summary>Checks a text without escapes, or unescaped.</summary>
    public static IssueRule Of(MemberPlan member, bool mustKnowBlank, ReadOnlySpan<byte> text)
    {
        if (mustKnowBlank && WhiteSpace.IsBlank(text))
            return IssueRule.Null;
        if (member.MaxLength is { } maxLength)
        {
            return IsLongerThan(maxLength, text) ? IssueRule.TooLong
                : member.MinLength > 0 && !IsLongerThan(member.MinLength - 1, text) ? IssueRule.TooShort
                : IssueRule.None;
        }

        if (text.IsEmpty && !member.Required)
            return IssueRule.None;
        if (member.Format is { } format && !format.Matches(text))
            return IssueRule.Invalid;
        if (member.AcceptedValues is { } values && !IsAmong(values, text))
            return IssueRule.Invalid;
        return IssueRule.None;
    }

    // Counts Unicode code points: every byte but those that continue one.
    private static bool IsLongerThan(int limit, ReadOnlySpan<byte> text)
    {
        if (text.Length <= limit)
            return false;
        foreach (var unit in text)
        {
            if ((unit & 0xC0) != 0x80 && --limit < 0)
                return true;
        }

        return false;
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
