using Insight.Contract.Tests.Support;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Surrogate escapes come in pairs, a high and a low one, or the body is not JSON that means anything.</summary>
public class SurrogateEscapeTests
{
    // Where a string can stand: values and names, read and skipped, before and after the batch.
    private static readonly string[] Places =
    [
        """{"appointments":[{"patient":{"id":"HERE"}}]}""",
        """{"appointments":[{"appointment":{"notes":"HERE"}}]}""",
        """{"appointments":[{"patient":{"id":"x","id":"HERE"}}]}""",
        """{"appointments":[{"patient":"HERE"}]}""",
        """{"appointments":[{"patient":["HERE"]}]}""",
        """{"appointments":[{"patient":{"HERE":1}}]}""",
        """{"appointments":[{"HERE":1}]}""",
        """{"appointments":[{"x":{"y":[{"z":"HERE"}]}}]}""",
        """{"appointments":[{"x":{"y":[{"HERE":1}]}}]}""",
        """{"appointments":["HERE"]}""",
        """{"appointments":"HERE"}""",
        """{"HERE":1,"appointments":[]}""",
        """{"x":"HERE","appointments":[]}""",
        """{"appointments":[],"HERE":1}""",
        """{"appointments":[],"x":["HERE"]}""",
        """{"appointments":[],"appointments":"HERE"}""",
        """{"appointment":{"id":"HERE"}}""",
        "[\"HERE\"]",
        "\"HERE\"",
    ];

    [Theory]
    [InlineData("""\ud800""", 0)]
    [InlineData("""\uDBFF""", 0)]
    [InlineData("""\udc00""", 0)]
    [InlineData("""\uDFFF""", 0)]
    [InlineData("""a\ud83d""", 1)]
    [InlineData("""\ud83dx""", 0)]
    [InlineData("""\ud83d\n""", 0)]
    [InlineData("""\ud83d\\ude00""", 0)]
    [InlineData("""\ud83d \ude00""", 0)]
    [InlineData("""\ud83d\ud83d""", 0)]
    [InlineData("""\ude00\ud83d""", 0)]
    [InlineData("""\ude00\ude00""", 0)]
    [InlineData("""\ud83d\ud83d\ude00""", 0)]
    [InlineData("""\ud83d\ude00\ude00""", 12)]
    [InlineData("""\ud83d\ude00\ud83d""", 12)]
    [InlineData("""\\\ud83d""", 2)]
    [InlineData("""\u0041\ud83d\u0041""", 6)]
    [InlineData("""\ud83dé""", 0)]
    public void An_unpaired_one_is_malformed_wherever_it_stands(string text, int unpairedAt)
    {
        foreach (var place in Places)
        {
            var column = place.IndexOf("HERE", StringComparison.Ordinal) + unpairedAt + 1;
            Judgement.Of(place.Replace("HERE", text, StringComparison.Ordinal)).Issues
                .ShouldBe([$"Invalid JSON at line 1, column {column}."], place);
        }
    }

    [Theory]
    [InlineData("""\ud83d\ude00""")]
    [InlineData("""\uD83D\uDE00""")]
    [InlineData("""\ud800\udc00\udbff\udfff""")]
    [InlineData("""\\ud83d""")]
    [InlineData("""\\\\ude00""")]
    [InlineData("""\uffff\ufffd\ue000\ud7ff""")]
    public void A_pair_is_a_character_wherever_it_stands(string text)
    {
        foreach (var place in Places)
            Judgement.Of(place.Replace("HERE", text, StringComparison.Ordinal)).Kind.ShouldBe(OutcomeKind.Rejected, place);
    }
}
