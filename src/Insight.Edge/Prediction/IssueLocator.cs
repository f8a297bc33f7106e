using System.Globalization;
using Insight.Edge.Validation;
using Insight.Exposition;

namespace Insight.Edge.Prediction;

/// <summary>Finds the places in a body of what the validator found: a second, slow pass, for whoever mends the body.</summary>
internal static class IssueLocator
{
    /// <summary>The place of what is wrong with a body as a whole.</summary>
    public const string Body = "body";

    /// <summary>The rule that a body broke which is no JSON.</summary>
    public const string Malformed = "malformed";

    private const string Entry = "entry";

    /// <summary>Finds them.</summary>
    /// <returns>What the answer tells, in its order.</returns>
    public static IReadOnlyList<LocatedIssue> Locate(EdgeContract contract, ReadOnlySpan<byte> body, ValidationResult validation)
    {
        if (validation.Malformed is { } fault)
        {
            var rule = validation.BodyFault == BodyFault.Empty ? SnakeCase.Of(nameof(BodyFault.Empty)) : Malformed;
            return OfBody(contract, body, validation, rule, "", (fault.Offset, fault.Offset < body.Length ? 1 : 0), MalformedHint.Of(body, fault.Offset));
        }

        if (validation.BodyFault != BodyFault.None)
        {
            var (pointer, range) = PlaceReader.FindFault(contract.Validator.Plan, body, validation);
            return OfBody(contract, body, validation, SnakeCase.Of(validation.BodyFault.ToString()), pointer, range);
        }

        if (validation.Issues.IsEmpty)
            return [];
        var ranges = new List<(int Offset, int Length)>(validation.Issues.Length);
        PlaceReader.Find(contract.Validator.Plan, body, validation, ranges);
        var places = PlaceCounter.Count(body, ranges);
        var located = new LocatedIssue[places.Length];
        for (var i = 0; i < places.Length; i++)
            located[i] = Of(contract, validation, validation.Issues[i], places[i]);
        return located;
    }

    private static LocatedIssue Of(EdgeContract contract, ValidationResult validation, ValidationIssue issue, TextPlace place)
    {
        var batch = contract.Validator.Plan.Batch;
        var isInArray = validation.Array != default;
        var pointer = isInArray ? string.Create(CultureInfo.InvariantCulture, $"/{batch!.Name}/{issue.Entry}") : "";
        if (issue.Member is { } member)
            pointer += "/" + member.Path.Replace('.', '/');
        return new LocatedIssue(
            contract.Responses.TextOf(issue),
            issue.Member?.Path ?? Entry,
            SnakeCase.Of(issue.Rule.ToString()),
            batch is null ? null : issue.Entry,
            pointer,
            place);
    }

    private static LocatedIssue[] OfBody(
        EdgeContract contract, ReadOnlySpan<byte> body, ValidationResult validation, string rule, string pointer, (int Offset, int Length) range, string? hint = null) =>
        [new LocatedIssue(contract.Responses.TextOf(validation), Body, rule, Entry: null, pointer, PlaceCounter.Count(body, [range])[0]) { Hint = hint }];
}
