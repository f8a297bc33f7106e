using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Diagnostics;

/// <summary>The id that ties an answer, a log line and a stored row together (contract, <c>X-Request-Id</c>).</summary>
internal static class RequestIds
{
    private const int MaxLength = 64;
    private const int IdBytes = 16;
    private const int RandomBytes = 10;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The caller's id, where it sent one of 1–64 of <c>[A-Za-z0-9._-]</c>; else a new one.</summary>
    public static string Of(StringValues header, TimeProvider time) =>
        header is [{ Length: > 0 and <= MaxLength } id] && !id.AsSpan().ContainsAnyExcept(Allowed)
            ? id
            : New(time);

    // A UUID of version 7 (RFC 9562): the milliseconds since 1970, and what is random.
    private static string New(TimeProvider time)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        BinaryPrimitives.WriteInt64BigEndian(id, time.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        Randomness.Take(id[^RandomBytes..]);
        id[6] = (byte)(0x70 | (id[6] & 0x0F)); // the version
        id[8] = (byte)(0x80 | (id[8] & 0x3F)); // the variant
        return Convert.ToHexStringLower(id);
    }

    /// <summary>The system's random bytes, many with one call: a call for each id costs more than the id.</summary>
    private static class Randomness
    {
        [ThreadStatic]
        private static byte[]? _bytes;

        [ThreadStatic]
        private static int _left;

        public static void Take(Span<byte> destination)
        {
            var bytes = _bytes ??= new byte[100 * RandomBytes];
            if (_left < destination.Length)
            {
                RandomNumberGenerator.Fill(bytes);
                _left = bytes.Length;
            }

            _left -= destination.Length;
            bytes.AsSpan(_left, destination.Length).CopyTo(destination);
        }
    }
}
