namespace Insight.Edge.Validation.Speculation;

/// <summary>A compiled contract as <see cref="SpeculativeReader"/> reads it.</summary>
internal sealed class SpeculativePlan
{
    /// <summary>A byte that UTF-8 does not have: what holds it is never met.</summary>
    public const byte Never = 0xFF;

    private readonly byte[] _successors;

    /// <param name="contract">The compiled contract.</param>
    public SpeculativePlan(ContractPlan contract)
    {
        Contract = contract;
        var successors = new List<byte>();
        Entry = new SpeculativeObject(contract.Entry, successors);
        _successors = [.. successors];
        if (contract.Batch is not { } batch)
            return;
        QuotedBatchName = JsonText.IsPlain(batch.Utf8Name) ? [(byte)'"', .. batch.Utf8Name, (byte)'"'] : [Never];
        IsBatchNameOfMember = Entry.Find(batch.Utf8Name) >= 0;
    }

    /// <summary>The compiled contract.</summary>
    public ContractPlan Contract { get; }

    /// <summary>What an entry, or the one object, holds.</summary>
    public SpeculativeObject Entry { get; }

    /// <summary>
    /// The batch property's name in its quotes; null where there is no batch. One that JSON cannot write without an escape is never met.
    /// </summary>
    public byte[]? QuotedBatchName { get; }

    /// <summary>Whether an entry documents a member of the batch's name: at the top of a body it is the batch all the same.</summary>
    public bool IsBatchNameOfMember { get; }

    /// <summary>How many expectations a reader keeps (<see cref="SpeculativeObject.FirstSuccessor"/>).</summary>
    public int SuccessorCount => _successors.Length;

    /// <summary>Writes what is expected of a body of which nothing has been read: the documented order.</summary>
    public void CopySuccessorsTo(Span<byte> destination) => _successors.CopyTo(destination);
}
