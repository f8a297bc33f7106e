using Insight.Contract.Tests.Support;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Arrays and objects may be nested 64 deep.</summary>
public class NestingTests
{
    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(500, false)]
    [InlineData(100_000, false)]
    public void Arrays_and_objects_count_alike(int levels, bool isWellFormed)
    {
        var expected = Expected(isWellFormed);
        Judgement.Of(Nested("[", "]", levels)).Kind.ShouldBe(expected);
        Judgement.Of(Nested("{\"a\":", "}", levels, "1")).Kind.ShouldBe(expected);
        Judgement.Of("{\"a\":" + Nested("[", "]", levels - 1) + "}").Kind.ShouldBe(expected);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Values_that_are_skipped_count_too(int levels, bool isWellFormed)
    {
        // The body, the array and the entry are three levels, the patient is a fourth.
        Judgement.Of($$$"""{"appointments":[{"x":{{{Nested("[", "]", levels - 3)}}}}]}""").Kind.ShouldBe(Expected(isWellFormed));
        Judgement.Of($$$"""{"appointments":[{"patient":{"id":{{{Nested("[", "]", levels - 4)}}}}}]}""").Kind.ShouldBe(Expected(isWellFormed));
        Judgement.Of($$$"""{"appointments":[{"patient":{{{Nested("[", "]", levels - 3)}}}}]}""").Kind.ShouldBe(Expected(isWellFormed));
        Judgement.Of($$"""{"appointments":{{Nested("[", "]", levels - 1)}}}""").Kind.ShouldBe(Expected(isWellFormed));
        Judgement.Of($$"""{"appointments":[],"x":{{Nested("{\"a\":", "}", levels - 1, "1")}}}""").Kind.ShouldBe(Expected(isWellFormed));
    }

    [Fact]
    public void Width_is_not_depth() =>
        Judgement.Of($$"""{"appointments":[{{string.Join(',', Enumerable.Repeat("[[]]", 500))}}]}""").Issues.Count.ShouldBe(500);

    private static OutcomeKind Expected(bool isWellFormed) => isWellFormed ? OutcomeKind.Rejected : OutcomeKind.Malformed;

    private static string Nested(string open, string close, int levels, string innermost = "") =>
        string.Concat(Enumerable.Repeat(open, levels)) + innermost + string.Concat(Enumerable.Repeat(close, levels));
}
