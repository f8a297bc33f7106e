using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Validation;

/// <summary>A field that occurs twice is told so, and nothing else is told of it.</summary>
public class EventDuplicateTests
{
    private static readonly string[] Raws = ["null", "\"\"", "1", "{}", "\"A12345\"", "\"\\u0000\"", $"\"{new string('x', 1001)}\""];

    public static TheoryData<string> Fields => [.. EventPayload.Fields];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Whatever_its_values_only_that_is_told(string field)
    {
        foreach (var first in Raws)
        {
            foreach (var second in Raws)
            {
                var others = EventPayload.Of((field, null))[1..];
                EventJudgement.Of($$"""{"{{field}}":{{first}},"{{field}}":{{second}},{{others}}""").Errors
                    .ShouldBe([EventError.Twice(field)], $"{first} {second}");
                EventJudgement.Of($$"""{"{{field}}":{{first}},{{others[..^1]}},"{{field}}":{{second}},"{{field}}":null}""").Errors
                    .ShouldBe([EventError.Twice(field)], $"{first} {second}");
            }
        }
    }

    [Fact]
    public void All_fields_may_occur_twice() =>
        EventJudgement.Of($"{EventPayload.Complete[..^1]},{EventPayload.Complete[1..]}").Errors
            .ShouldBe(EventPayload.Fields.Select(EventError.Twice));

    [Theory]
    [InlineData("""\u006eotes""", "notes")]
    [InlineData("""note\u0073""", "notes")]
    [InlineData("""\u0065\u0076\u0065\u006e\u0074\u005F\u0074\u0079\u0070\u0065""", "event_type")]
    [InlineData("""appointment\u005fid""", "appointment_id")]
    public void An_escaped_name_is_the_same_name(string escaped, string field)
    {
        EventJudgement.Of(EventPayload.Of((escaped, "\"x\""))).Errors.ShouldBe([EventError.Twice(field)]);
        EventJudgement.Of(EventPayload.Of((field, null), (escaped, "[]"))).Errors.ShouldBe([EventError.NoString(field)]);
    }

    [Fact]
    public void An_unknown_field_may_occur_twice() =>
        EventJudgement.Of($"{{\"x\":1,\"x\":{EventPayload.Complete},{EventPayload.Complete[1..]}").IsAccepted.ShouldBeTrue();
}
