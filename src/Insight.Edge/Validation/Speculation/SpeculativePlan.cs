using System.Text;

namespace Insight.Edge.Validation.Speculation;

/// <summary>A compiled contract as <see cref="SpeculativeReader"/> reads it.</summary>
internal sealed class SpeculativePlan
{
    private readonly byte[] _successors;

    /// <param name="contract">The compiled contract.</param>
    public SpeculativePlan(ContractPlan contract)
    {
        Contract = contract;
        var successors = new List<byte>();
        Entry = new SpeculativeObject(contract.Entry, successors);
        _successors = [.. successors];
        QuotedBatchName = contract.Batch is { } batch ? Encoding.UTF8.GetBytes($"\"{batch.Name}\"") : null;
    }

    /// <summary>The compiled contract.</summary>
    public ContractPlan Contract { get; }

    /// <summary>What an entry, or the one object, holds.</summary>
    public SpeculativeObject Entry { get; }

    /// <summary>The batch property's name in its quotes; null where there is no batch.</summary>
    public byte[]? QuotedBatchName { get; }

    /// <summary>How many expectations a reader keeps (<see cref="SpeculativeObject.FirstSuccessor"/>).</summary>
    public int SuccessorCount => _successors.Length;

    /// <summary>Writes what is expected of a body of which nothing has been read: the documented order.</summary>
    public void CopySuccessorsTo(Span<byte> destination) => _successors.CopyTo(destination);
}
