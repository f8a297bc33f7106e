namespace Insight.Edge.Validation;

/// <summary>
/// What the validator found in one body. It owns pooled lists: dispose it once the answer is written.
/// </summary>
internal sealed class ValidationResult : IDisposable
{
    private readonly PooledList<EntryRange> _accepted = new();
    private readonly PooledList<ValidationIssue> _issues = new();

    /// <summary>Where the body stops being JSON; null when it is well-formed. No entry counts where it is set.</summary>
    public JsonFault? Malformed { get; set; }

    /// <summary>What is wrong with the body as a whole. No entry counts where it is set.</summary>
    public BodyFault BodyFault { get; set; }

    /// <summary>The number of entries in the body.</summary>
    public int EntryCount { get; set; }

    /// <summary>The bytes between the brackets of the batch's array; empty when the body is one entry.</summary>
    public EntryRange Array { get; set; }

    /// <summary>The entries without an issue, in the body's order.</summary>
    public ReadOnlySpan<EntryRange> Accepted => _accepted.Items;

    /// <summary>Every issue, in the order in which the contract tells them.</summary>
    public ReadOnlySpan<ValidationIssue> Issues => _issues.Items;

    public void Accept(EntryRange entry) => _accepted.Add(entry);

    public void Add(ValidationIssue issue) => _issues.Add(issue);

    /// <summary>Forgets the entries and their issues, so that the body can be read anew.</summary>
    public void Forget()
    {
        _accepted.Clear();
        _issues.Clear();
        EntryCount = 0;
        Array = default;
    }

    public void Dispose()
    {
        _accepted.Dispose();
        _issues.Dispose();
    }
}
