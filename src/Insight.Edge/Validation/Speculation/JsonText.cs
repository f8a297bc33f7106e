using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insight.Edge.Validation.Speculation;

/// <summary>A body's bytes, looked at many at a step. What lies behind the end reads as zero, which no JSON holds.</summary>
internal readonly ref struct JsonText
{
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';
    private const byte FirstPrintable = 0x20;

    private readonly uint _vectors;

    /// <param name="body">The body, valid UTF-8.</param>
    public JsonText(ReadOnlySpan<byte> body)
    {
        Body = body;
        _vectors = (uint)Math.Max(0, body.Length - Vector256<byte>.Count + 1);
    }

    /// <summary>The body.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Whether a text can stand in a string as it is: no quote, no backslash, no control character.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) => new JsonText(text).FindStop(0) == text.Length;

    /// <summary>The byte at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte At(int offset) => (uint)offset < (uint)Body.Length ? Body[offset] : (byte)0;

    /// <summary>Compares the 32 bytes from an offset on.</summary>
    /// <returns>A bit for each that is the pattern's, the first byte's the lowest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Match(int offset, Vector256<byte> pattern) =>
        (uint)offset < _vectors
            ? Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Body), (nuint)offset), pattern).ExtractMostSignificantBits()
            : Vector256.Equals(LastVector(Body, offset), pattern).ExtractMostSignificantBits();

    /// <summary>Passes over white space.</summary>
    /// <returns>The offset of the next byte that is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SkipWhiteSpace(int offset)
    {
        while (At(offset) is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            offset++;
        return offset;
    }

    /// <summary>Finds the first byte of a string that is not plain: a quote, a backslash or a control character.</summary>
    /// <param name="offset">Within the string.</param>
    /// <returns>Its offset; the body's length where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindStop(int offset)
    {
        while ((uint)offset < _vectors)
        {
            var stops = StopsOf(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Body), (nuint)offset));
            if (stops != 0)
                return offset + int.TrailingZeroCount((int)stops);
            offset += Vector256<byte>.Count;
        }

        return FindLastStop(Body, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint StopsOf(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create(Quote)) |
        Vector256.Equals(bytes, Vector256.Create(Backslash)) |
        Vector256.LessThan(bytes, Vector256.Create(FirstPrintable))).ExtractMostSignificantBits();

    // Static, and the span by value: what has its address taken stays out of registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindLastStop(ReadOnlySpan<byte> body, int offset) =>
        Math.Min(offset + int.TrailingZeroCount((int)StopsOf(LastVector(body, offset))), body.Length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<byte> LastVector(ReadOnlySpan<byte> body, int offset)
    {
        Span<byte> bytes = stackalloc byte[Vector256<byte>.Count];
        bytes.Clear();
        if (offset < body.Length)
            body[offset..].CopyTo(bytes);
        return Vector256.Create<byte>(bytes);
    }
}
