using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>A body is UTF-8 from its first byte to its last, also where nothing reads it.</summary>
public class InvalidUtf8Tests
{
    private static readonly string[] Places =
    [
        """{"appointments":[{"patient":{"id":"HERE"}}]}""",
        """{"appointments":[{"patient":{"id":"a\u0062HERE"}}]}""",
        """{"appointments":[{"patient":{"HERE":1}}]}""",
        """{"appointments":[{"x":[{"y":"HERE"}]}]}""",
        """{"appointments":[{"x":[{"HERE":"y"}]}]}""",
        """{"appointments":["HERE"]}""",
        """{"appointments":[],"x":"HERE"}""",
        """{"HERE":"x","appointments":[]}""",
        """{"appointments":[],"appointments":["HERE"]}""",
        """{"appointments":[HERE]}""",
        """{"appointments":[]HERE}""",
        """{"appointments":[]}HERE""",
        "HERE",
        "\"HERE\"",
    ];

    public static TheoryData<string> Invalid =>
    [
        "80", "BF", "C0AF", "C1BF", "C3", "C328", "E0", "E08080", "E09FBF", "E282", "E28228", "EDA080", "EDBFBF", "EDA0BDEDB880", "F0808080",
        "F08FBFBF", "F09F98", "F09F9828", "F4908080", "F5808080", "F888808080", "FC8480808080", "FE", "FF", "FEFF",
    ];

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_is_not_utf_8_is_malformed_at_its_first_byte_wherever_it_stands(string hex)
    {
        foreach (var place in Places)
        {
            var parts = place.Split("HERE");
            byte[] body = [.. Encoding.UTF8.GetBytes(parts[0]), .. Convert.FromHexString(hex), .. Encoding.UTF8.GetBytes(parts[1])];
            Judgement.Of(body).Issues.ShouldBe([$"Invalid JSON at line 1, column {parts[0].Length + 1}."], place);
        }
    }

    [Theory]
    [InlineData("\u007f\u0080\u07ff\u0800\uffff")]
    [InlineData("\U00010000\U0010ffff")]
    [InlineData("\ud7ff\ue000\ufdd0\ufffe")]
    public void What_is_utf_8_is_not(string text)
    {
        foreach (var place in Places.Where(place => place.Contains("HERE\"", StringComparison.Ordinal)))
            Judgement.Of(place.Replace("HERE", text, StringComparison.Ordinal)).Kind.ShouldBe(OutcomeKind.Rejected, place);
    }
}
