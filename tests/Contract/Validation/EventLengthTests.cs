using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Validation;

/// <summary>Lengths are counted in Unicode code points, however a character is spelt. Nothing else is asked of an id.</summary>
public class EventLengthTests
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    // One code point each, as JSON spells it: 1 to 4 bytes, or 2 to 12 as escapes.
    private static readonly string[] OneCodePoint =
    [
        "A", "é", "名", "😀", "\u0301", "\u200d", "\ufe0f", "\u007f", "\u0085", "\u07ff", "\u0800", "\ufeff", "\uffff", "\ud800\udc00",
        "\U0010ffff", " ", "\u00a0", "\u3000", "\u2028",
        """\n""", """\\""", "\\\"", """\/""", """\u0001""", """\u0020""", """\u00e9""", """\u540D""", """\uffff""",
        """\ud83d\ude00""", """\uD800\uDC00""", """\udbff\udfff""",
    ];

    public static TheoryData<string> Ids => ["appointment_id", "patient_id"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_has_1_to_50_code_points(string field)
    {
        foreach (var one in OneCodePoint)
        {
            foreach (var length in new[] { 1, 2, 49, 50 })
                ErrorsOf(field, Times(length, one)).ShouldBeEmpty($"{length} of {one}");
            foreach (var length in new[] { 51, 52, 100, 1000 })
                ErrorsOf(field, Times(length, one)).ShouldBe([EventError.TooLong(field)], $"{length} of {one}");
        }
    }

    [Fact]
    public void Notes_have_0_to_1000_code_points()
    {
        foreach (var one in OneCodePoint)
        {
            foreach (var length in new[] { 0, 1, 51, 999, 1000 })
                ErrorsOf("notes", Times(length, one)).ShouldBeEmpty($"{length} of {one}");
            foreach (var length in new[] { 1001, 1002, 5000 })
                ErrorsOf("notes", Times(length, one)).ShouldBe([EventError.TooLong("notes")], $"{length} of {one}");
        }
    }

    [Fact]
    public void Characters_of_different_lengths_count_the_same_together()
    {
        var mixed = string.Concat(OneCodePoint);
        var (whole, rest) = Math.DivRem(1000, OneCodePoint.Length);
        var thousand = Times(whole, mixed) + string.Concat(OneCodePoint[..rest]);
        ErrorsOf("notes", thousand).ShouldBeEmpty();
        foreach (var one in OneCodePoint)
            ErrorsOf("notes", thousand + one).ShouldBe([EventError.TooLong("notes")]);
    }

    [Fact]
    public void A_letter_and_its_combining_mark_are_two()
    {
        ErrorsOf("appointment_id", Times(25, "e\u0301")).ShouldBeEmpty();
        ErrorsOf("appointment_id", Times(25, "e\u0301") + "e").ShouldBe([EventError.TooLong("appointment_id")]);
        ErrorsOf("patient_id", Times(7, "👩‍👩‍👧‍👦")).ShouldBeEmpty(); // 7 each
        ErrorsOf("patient_id", Times(7, "👩‍👩‍👧‍👦") + "ab").ShouldBe([EventError.TooLong("patient_id")]);
    }

    [Fact]
    public void Event_type_and_timestamp_are_never_told_as_too_long()
    {
        ErrorsOf("event_type", Times(5000, "a")).ShouldBe([EventError.NotOfTheFive()]);
        ErrorsOf("timestamp", Times(5000, "0")).ShouldBe([EventError.NoTimestamp()]);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("é😀")]
    [InlineData("""\n""")]
    [InlineData("""\ud83d\ude00""")]
    public void Ten_megabytes_of_notes_are_too_long(string unit)
    {
        var notes = Times(TenMegabytes / Encoding.UTF8.GetByteCount(unit), unit);
        ErrorsOf("notes", notes).ShouldBe([EventError.TooLong("notes")]);
        ErrorsOf("patient_id", notes).ShouldBe([EventError.TooLong("patient_id")]);
        ErrorsOf("unknown", notes).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> ErrorsOf(string field, string escaped) =>
        EventJudgement.Of(EventPayload.Of((field, $"\"{escaped}\""))).Errors;

    private static string Times(int count, string text) => new StringBuilder().Insert(0, text, count).ToString();
}
