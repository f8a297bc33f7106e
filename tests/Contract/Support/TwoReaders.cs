using System.Text.Json;
using System.Text.Unicode;
using Insight.Edge.Validation;
using Insight.Edge.Validation.Speculation;

namespace Insight.Contract.Tests.Support;

/// <summary>
/// Holds what the validator makes of a body, with the quick reader in front, against what the general reader makes of it alone.
/// They must never differ.
/// </summary>
/// <param name="plan">The contract.</param>
internal sealed class TwoReaders(ContractPlan plan)
{
    private readonly ContractValidator _validator = new(plan);
    private readonly SpeculativePlan _speculation = new(plan);

    public static TwoReaders OfAppointments { get; } = new(SyncAppointments.Plan);

    public static TwoReaders OfEvents { get; } = new(AppointmentEvents.Plan);

    /// <summary>Fails, with the body and how it was drawn, where the two differ in anything that counts.</summary>
    public void ShouldAgree(ReadOnlySpan<byte> body, string told = "")
    {
        if (Difference(body) is { } difference)
            Assert.Fail($"{told} {difference} Body, in base64: {Convert.ToBase64String(body)}");
    }

    /// <summary>What the two differ in; null where they agree.</summary>
    public string? Difference(ReadOnlySpan<byte> body)
    {
        using var expected = ReadGenerally(body);
        ValidationResult actual;
        try
        {
            actual = _validator.Validate(body);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"The validator threw {e}.";
        }

        using (actual)
            return Difference(expected, actual);
    }

    /// <summary>Whether the quick reader reads the body to its end. (A part of its entries it may leave to the general one.)</summary>
    public bool IsReadQuickly(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            return false;
        using var result = new ValidationResult();
        var (rules, successors) = (new IssueRule[plan.SlotCount], new byte[_speculation.SuccessorCount]);
        try
        {
            return new SpeculativeReader(_speculation, body, rules, successors, result).TryReadBody();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Difference(ValidationResult expected, ValidationResult actual)
    {
        if (expected.Malformed != actual.Malformed)
            return $"Malformed is {actual.Malformed}, not {expected.Malformed}.";
        if (expected.Malformed is not null)
            return null; // no entry counts
        if (expected.BodyFault != actual.BodyFault)
            return $"The body's fault is {actual.BodyFault}, not {expected.BodyFault}.";
        if (expected.EntryCount != actual.EntryCount)
            return $"There are {actual.EntryCount} entries, not {expected.EntryCount}.";
        if (expected.Array != actual.Array)
            return $"The array is {actual.Array}, not {expected.Array}.";
        if (!expected.Accepted.SequenceEqual(actual.Accepted))
            return $"Accepted is {Listed(actual.Accepted)}, not {Listed(expected.Accepted)}.";
        if (!expected.Issues.SequenceEqual(actual.Issues))
            return $"The issues are {Listed(actual.Issues)}, not {Listed(expected.Issues)}.";
        return null;
    }

    // As the validator does where the quick reader has given up.
    private ValidationResult ReadGenerally(ReadOnlySpan<byte> body)
    {
        var result = new ValidationResult { BodyFault = body.IsEmpty ? BodyFault.Empty : BodyFault.None };
        try
        {
            if (!Utf8.IsValid(body))
                throw new JsonException();
            new ContractReader(plan, body, new IssueRule[plan.SlotCount], result).ReadBody();
        }
        catch (JsonException)
        {
            result.Malformed = JsonFault.Find(body).ShouldNotBeNull();
        }

        return result;
    }

    private static string Listed(ReadOnlySpan<EntryRange> ranges) =>
        string.Join(' ', ranges.ToArray().Select(range => $"{range.Start}..{range.End}"));

    private static string Listed(ReadOnlySpan<ValidationIssue> issues) =>
        string.Join(' ', issues.ToArray().Select(issue => $"{issue.Entry}:{issue.Member?.Path}:{issue.Rule}"));
}
