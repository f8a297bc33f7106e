using System.Globalization;
using System.Text;
using System.Text.Json;
using Insight.Edge.Validation.Speculation;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>Escapes, spelt out as .NET's own reader spells them; or left to the general reader.</summary>
public class EscapedTextTests
{
    [Fact]
    public void Every_byte_behind_a_backslash()
    {
        for (var unit = 1; unit < 0x80; unit++)
            ShouldBe($"a\\{(char)unit}b", isRead: "\"\\/bfnrt".Contains((char)unit, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_unit_alone()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var isRead = unit != 0 && !char.IsSurrogate((char)unit);
            ShouldBe($"\\u{unit.ToString(unit % 2 == 0 ? "x4" : "X4", CultureInfo.InvariantCulture)}.", isRead);
        }
    }

    [Fact]
    public void Surrogates_in_twos()
    {
        foreach (var high in new[] { 0xD7FF, 0xD800, 0xD801, 0xD83D, 0xDBFF, 0xDC00 })
        {
            foreach (var low in new[] { 0xD7FF, 0xDBFF, 0xDC00, 0xDC01, 0xDE00, 0xDFFF, 0xE000 })
                ShouldBe($"é\\u{high:x4}\\u{low:X4}é", !(char.IsSurrogate((char)high) || char.IsSurrogate((char)low)) || char.IsSurrogatePair((char)high, (char)low));
        }
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ud83dx\\ude00")]
    [InlineData("\\ud83d\\n\\ude00")]
    [InlineData("\\ud83d\\\\ude00")]
    [InlineData("\\ud83d\\ude0")]
    [InlineData("\\u00g0")]
    [InlineData("\\u00:0")]
    [InlineData("\\u00@0")]
    [InlineData("\\u00`0")]
    [InlineData("\\u00/0")]
    [InlineData("\\u+123")]
    [InlineData("\\u 123")]
    [InlineData("\\U0041")]
    [InlineData("\\u004")]
    [InlineData("\\n\u001f")]
    [InlineData("\\n\0")]
    public void What_is_left_to_the_general_reader(string raw) => ShouldBe(raw, isRead: false);

    [Theory]
    [InlineData("a\\n")]
    [InlineData("a\\nb\\")]
    [InlineData("a\\u")]
    [InlineData("a\\u004")]
    [InlineData("a\\u0041")]
    [InlineData("a\\ud83d\\ude0")]
    public void A_string_without_an_end(string raw) => Read(Encoding.UTF8.GetBytes("\"" + raw), [], out _).ShouldBe(-1);

    [Fact]
    public void As_much_of_the_beginning_as_there_is_room_for()
    {
        const string Raw = "a\\u00e9\\ud83d\\ude00é😀\\/";
        var whole = Encoding.UTF8.GetBytes("aé😀é😀/");
        for (var room = 0; room <= whole.Length + 1; room++)
        {
            var beginning = new byte[room];
            Read(Encoding.UTF8.GetBytes($"\"{Raw}\""), beginning, out var length).ShouldBe(Encoding.UTF8.GetByteCount(Raw) + 2);
            length.ShouldBe(whole.Length);
            beginning.Take(whole.Length).ShouldBe(whole.Take(room));
        }
    }

    [Fact]
    public void Escapes_at_every_place_across_a_step()
    {
        for (var before = 0; before <= 70; before++)
        {
            foreach (var escape in new[] { "\\/", "\\u00e9", "\\ud83d\\ude00", "\\\\\\\"" })
                ShouldBe(new string('x', before) + escape + new string('y', 70 - before) + escape, isRead: true);
        }
    }

    private static void ShouldBe(string raw, bool isRead)
    {
        var json = Encoding.UTF8.GetBytes($"\"{raw}\"");
        var text = new byte[json.Length];
        var end = Read(json, text, out var length);
        if (end != (isRead ? json.Length : -1))
            end.ShouldBe(isRead ? json.Length : -1, raw);
        if (!isRead)
            return;
        var expected = Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(json)!);
        if (!text.AsSpan(0, length).SequenceEqual(expected))
            text.AsSpan(0, length).ToArray().ShouldBe(expected, raw);
    }

    private static int Read(byte[] json, Span<byte> beginning, out int length)
    {
        var text = new JsonText(json);
        return EscapedText.Read(text, 1, text.FindStop(1), beginning, out length);
    }
}
