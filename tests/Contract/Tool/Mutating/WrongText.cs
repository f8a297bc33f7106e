using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Contract.Mutating;

/// <summary>Values, as JSON, that break one rule of one documented place.</summary>
internal static class WrongText
{
    private static readonly string[] NoStrings = ["30", "true", "[]", "{}", "-1.5e3"];
    private static readonly string[] NoObjects = ["\"text\"", "[]", "7", "true"];
    private static readonly string[] Dates = ["\"02/30/2026\"", "\"2026-03-10\"", "\"3/10/2026\"", "\"02/29/2025\"", "\"03/10/26\""];
    private static readonly string[] DatesAndTimes = ["\"03/10/2026 24:00\"", "\"03/10/2026\"", "\"2026-03-10T14:30:00Z\"", "\"03/10/2026 2:30 PM\"", "\"02/29/2025 10:00\""];
    private static readonly string[] Timestamps = ["\"2025-01-10 12:30:00\"", "\"01/10/2025 12:30 PM\"", "\"1704888600\"", "\"2025-01-10T12:30:00\"", "\"2025-02-29T12:30:00Z\""];
    private static readonly string[] Values = ["\"unknown\"", "\"BOOKED\"", "\"\\u200b\""];
    private static readonly string[] Nuls = ["\"a\\u0000b\"", "\"\\u0000\""];
    private static readonly string[] Blanks = ["null", "\"\"", "\" \\t\"", "\"\\u00a0\""];

    /// <summary>The values that break it.</summary>
    /// <returns>None where it is broken otherwise than by a value, or cannot be.</returns>
    public static IReadOnlyList<string> For(MemberPlan member, IssueRule rule) => rule switch
    {
        _ when !MemberPlan.CanBreak(member, rule) => [],
        IssueRule.Null when member.RefusesBlank => Blanks,
        IssueRule.Null => ["null"],
        IssueRule.NotAnObject => NoObjects,
        IssueRule.NotAString => NoStrings,
        IssueRule.TooShort => [Times(member.MinLength - 1)],
        IssueRule.TooLong => [Times(member.MaxLength!.Value + 1)],
        IssueRule.InvalidCharacter => Nuls,
        IssueRule.Invalid when member.AcceptedValues is not null => Values,
        IssueRule.Invalid when member.Format == TextFormat.Date => Dates,
        IssueRule.Invalid when member.Format == TextFormat.DateAndTime => DatesAndTimes,
        IssueRule.Invalid => Timestamps,
        _ => [],
    };

    private static string Times(int count) => JsonSerializer.Serialize(new string('x', count));
}
