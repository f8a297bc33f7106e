using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Validation;

/// <summary>Of several faults the earliest is told.</summary>
public class FirstFaultTests
{
    // A fault and the offset in it of the byte that is told.
    private static readonly (string Hex, int At)[] InAString =
    [
        (Hex("""\ud800 """), 0),
        (Hex("""\udc00"""), 0),
        (Hex("""\q"""), 1),
        (Hex("""\u00g0"""), 4),
        (Hex("\u0001"), 0),
        (Hex("\n"), 0),
        ("FF", 0),
        ("C328", 0),
    ];

    private static readonly (string Hex, int At)[] OutOfStrings =
    [
        (Hex("""["\ud800"],"""), 2),
        (Hex("[\"\u0002\"],"), 2),
        (Hex("""[x"""), 1),
        (Hex("""[1,]"""), 3),
        (Hex("""{1}"""), 1),
        ("FF", 0),
    ];

    [Fact]
    public void Of_two_faults_in_one_string_the_first_is_told() => ShouldTellTheFirst(InAString, "[\"", "-", "\"]");

    [Fact]
    public void Of_two_faults_in_two_strings_the_first_is_told() => ShouldTellTheFirst(InAString, "[\"", "\",\"", "\"]");

    [Fact]
    public void Of_two_faults_in_a_name_and_its_value_the_first_is_told() => ShouldTellTheFirst(InAString, "{\"", "\":\"", "\"}");

    [Fact]
    public void Of_two_faults_between_tokens_the_first_is_told() => ShouldTellTheFirst(OutOfStrings, "[[],", "\"\",", "1]");

    [Fact]
    public void A_fault_in_a_string_that_has_no_end_is_told_and_not_its_end()
    {
        foreach (var (hex, at) in InAString)
            ShouldBeAt([.. "[\""u8, .. Convert.FromHexString(hex), .. "-"u8], 3 + at);
    }

    [Theory]
    [InlineData("""{"\udc00" 1}""", 3)]
    [InlineData("""{"a\udc00x" "b"}""", 4)]
    [InlineData("""{"\ud83d\ude00" 1}""", 17)]
    public void A_fault_in_a_name_is_told_before_one_behind_it(string body, int column) => ShouldBeAt(Encoding.UTF8.GetBytes(body), column);

    private static void ShouldTellTheFirst((string Hex, int At)[] faults, string before, string between, string after)
    {
        foreach (var (first, at) in faults)
        {
            foreach (var (second, _) in faults)
            {
                byte[] body =
                [
                    .. Encoding.UTF8.GetBytes(before), .. Convert.FromHexString(first), .. Encoding.UTF8.GetBytes(between),
                    .. Convert.FromHexString(second), .. Encoding.UTF8.GetBytes(after),
                ];
                ShouldBeAt(body, before.Length + 1 + at);
            }
        }
    }

    private static void ShouldBeAt(byte[] body, int column)
    {
        // A line feed is a fault in a string, and never stands before the first fault here.
        Judgement.Of(body).Issues.ShouldBe([$"Invalid JSON at line 1, column {column}."], Convert.ToHexString(body));
    }

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
