using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insight.Edge.Validation.Speculation;

/// <summary>Dates and times as <see cref="CalendarText"/> has them, sixteen characters in one step.</summary>
internal static class PlainCalendar
{
    /// <summary>The length of a date with its closing quote, in bytes.</summary>
    public const int DateLength = 11;

    /// <summary>The length of a date and a time with their closing quote, in bytes.</summary>
    public const int DateAndTimeLength = 17;

    private const int DaysOfEveryMonth = 28;

    /// <summary>Whether a string that begins at an offset is a date, <c>MM/DD/YYYY</c>.</summary>
    /// <returns>False also where too little of the body is left for one step.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsDate(ReadOnlySpan<byte> body, int offset) =>
        offset <= body.Length - Vector128<byte>.Count && body[offset + DateLength - 1] == '"' &&
        HasDigitsUpTo(Vector128.Create(1, 9, 0, 3, 9, 0, 9, 9, 9, 9, 255, 255, 255, 255, 255, (byte)255), body, offset, out var low, out var high) &&
        IsDate(low, high);

    /// <summary>Whether a string that begins at an offset is a date and a time, <c>MM/DD/YYYY HH:MM</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsDateAndTime(ReadOnlySpan<byte> body, int offset) =>
        offset <= body.Length - DateAndTimeLength && body[offset + DateAndTimeLength - 1] == '"' &&
        HasDigitsUpTo(Vector128.Create(1, 9, 0, 3, 9, 0, 9, 9, 9, 9, 0, 2, 9, 0, 5, (byte)9), body, offset, out var low, out var high) &&
        (Digit(high, 3) * 10) + Digit(high, 4) <= 23 &&
        IsDate(low, high);

    private static bool IsDate(ulong low, ulong high)
    {
        var month = (Digit(low, 0) * 10) + Digit(low, 1);
        var day = (Digit(low, 3) * 10) + Digit(low, 4);
        if (month is < 1 or > 12 || day < 1 || ((low >> 48) | (high & 0xFFFF)) == 0)
            return false;
        if (day <= DaysOfEveryMonth)
            return true;
        var year = (Digit(low, 6) * 1000) + (Digit(low, 7) * 100) + (Digit(high, 0) * 10) + Digit(high, 1);
        return day <= DateTime.DaysInMonth(year, month);
    }

    // Every digit as its number, and what stands between them as 0: the least significant byte is the first character.
    private static bool HasDigitsUpTo(Vector128<byte> greatest, ReadOnlySpan<byte> body, int offset, out ulong low, out ulong high)
    {
        var text = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(body), (nuint)offset);
        var digits = text - Vector128.Create("00/00/0000 00:00"u8);
        (low, high) = (digits.AsUInt64().GetElement(0), digits.AsUInt64().GetElement(1));
        return Vector128.LessThanOrEqualAll(digits, greatest);
    }

    private static int Digit(ulong digits, int index) => (int)(digits >> (index * 8)) & 0xFF;
}
