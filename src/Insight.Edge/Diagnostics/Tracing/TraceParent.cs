using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Diagnostics.Tracing;

/// <summary>
/// Which trace a request belongs to (W3C Trace Context, <c>traceparent</c>). Where nobody listens to the framework's own spans it makes none,
/// which would cost more than all checks of a small request; the trace goes on to the backend all the same.
/// </summary>
internal static class TraceParent
{
    private const int Length = 55; // 00-{32 digits}-{16 digits}-{2 digits}
    private const int TraceIdStart = 3;
    private const int TraceIdLength = 32;
    private const int SpanIdStart = 36;
    private const int SpanIdLength = 16;
    private const int FlagsStart = 53;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>The header for what the edge asks of others: the caller's trace, or a new one, and a span of the edge's.</summary>
    /// <param name="caller">The caller's header.</param>
    public static string Of(StringValues caller)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id })
            return id;
        var (high, low) = ((ulong)Random.Shared.NextInt64(1, long.MaxValue), (ulong)Random.Shared.NextInt64(1, long.MaxValue));
        return caller is [{ } text] && IsValid(text)
            ? string.Create(CultureInfo.InvariantCulture, $"00-{text.AsSpan(TraceIdStart, TraceIdLength)}-{low:x16}-{text.AsSpan(FlagsStart, 2)}")
            : string.Create(CultureInfo.InvariantCulture, $"00-{high:x16}{(ulong)Random.Shared.NextInt64():x16}-{low:x16}-00");
    }

    /// <summary>The caller's span, as the parent of the edge's.</summary>
    /// <returns>None where the header is absent or invalid.</returns>
    public static ActivityContext Parse(StringValues caller) =>
        caller is [{ } text] && IsValid(text) && ActivityContext.TryParse(text, traceState: null, isRemote: true, out var context) ? context : default;

    // Version 00 alone: of a later one only its own specification knows what to do with it.
    private static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length == Length && text.StartsWith("00-", StringComparison.Ordinal) &&
        text[SpanIdStart - 1] == '-' && text[FlagsStart - 1] == '-' &&
        IsId(text.Slice(TraceIdStart, TraceIdLength)) && IsId(text.Slice(SpanIdStart, SpanIdLength)) &&
        !text[FlagsStart..].ContainsAnyExcept(HexDigits);

    private static bool IsId(ReadOnlySpan<char> digits) => !digits.ContainsAnyExcept(HexDigits) && digits.ContainsAnyExcept('0');
}
