using System.Text;
using Bogus;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Changes a body's bytes, blindly: what comes out is seldom a payload, and often no JSON.</summary>
/// <param name="seed">The seed: the same one changes the same bodies in the same way.</param>
internal sealed class ByteMutator(int seed)
{
    /// <summary>Bytes at the edges of what a string, a token or UTF-8 may hold.</summary>
    public static readonly byte[] Specials = [0x00, 0x1F, 0x20, (byte)'"', (byte)'\\', 0x7F, 0x80, 0xFF];

    private static readonly byte[][] Snippets =
    [
        .. new[]
        {
            "\\u0000", "\\u00e9", "\\/", "\\n", "\\\\", "\\\"", "\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\u00g0", "\\u12", "\\x", "\\",
            "\"", "\"\"", ",", ":", "{", "}", "[", "]", "{}", "[]", "null", "true", "nul", "0", "-0", "01", "1.", "1e5", "-", " ", "\n", "\r\n", "\t",
            "\u00a0", "\u2003", "é", "😀", "\ufeff", "\"id\":\"x\",", ",\"id\":null", "\"\\u0069d\":\"x\",", "\"x\":{},", ",\"x\":[1,{\"id\":2}]",
            "\"appointments\":[", ",\"appointments\":[]", "\"appointments\":null,", "\"\\u0061ppointments\":1,", "02/29/2023", "02/29/2024", "24:00",
        }.Select(Encoding.UTF8.GetBytes),
        .. Specials.Select(special => new[] { special }),
    ];

    private readonly Randomizer _random = new(seed);

    public byte[] Mutate(ReadOnlySpan<byte> body)
    {
        var bytes = new List<byte>(body.Length + 64);
        bytes.AddRange(body);
        for (var changes = _random.ArrayElement([1, 1, 1, 2, 3]); changes > 0; changes--)
            MutateOnce(bytes);
        return [.. bytes];
    }

    private void MutateOnce(List<byte> bytes)
    {
        var at = _random.Int(0, bytes.Count);
        var length = Math.Min(_random.ArrayElement([1, 1, 1, 2, 5, 13, 40, 200]), bytes.Count - at);
        switch (_random.Int(0, 9))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << _random.Int(0, 7));
                break;
            case 1 when length > 0:
                bytes[at] = _random.ArrayElement(Specials);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(_random.Int(0, bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                Swap(bytes);
                break;
            case 5 when _random.Int(0, 4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                // In front of a token, where more of what is put in is still JSON.
                bytes.InsertRange(NextQuote(bytes, at), _random.ArrayElement(Snippets));
                break;
            case 7:
                RemoveToken(bytes, at);
                break;
            default:
                bytes.InsertRange(at, _random.ArrayElement(Snippets));
                break;
        }
    }

    // Two strings, names or values, change places.
    private void Swap(List<byte> bytes)
    {
        var first = NextString(bytes, _random.Int(0, bytes.Count));
        var second = NextString(bytes, first.End);
        if (second.End <= second.Start)
            return;
        var (one, other) = (bytes.GetRange(first.Start, first.End - first.Start), bytes.GetRange(second.Start, second.End - second.Start));
        bytes.RemoveRange(second.Start, other.Count);
        bytes.InsertRange(second.Start, one);
        bytes.RemoveRange(first.Start, one.Count);
        bytes.InsertRange(first.Start, other);
    }

    private static void RemoveToken(List<byte> bytes, int at)
    {
        var (start, end) = NextString(bytes, at);
        bytes.RemoveRange(start, end - start);
    }

    private static (int Start, int End) NextString(List<byte> bytes, int at)
    {
        var start = NextQuote(bytes, at);
        return start == bytes.Count ? (start, start) : (start, Math.Min(NextQuote(bytes, start + 1) + 1, bytes.Count));
    }

    private static int NextQuote(List<byte> bytes, int at)
    {
        var quote = at < bytes.Count ? bytes.IndexOf((byte)'"', at) : -1;
        return quote < 0 ? bytes.Count : quote;
    }
}
