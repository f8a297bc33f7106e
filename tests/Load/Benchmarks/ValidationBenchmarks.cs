using BenchmarkDotNet.Attributes;
using Insight.Edge.Validation;

namespace Insight.Load.Benchmarks;

/// <summary>A body held against the contract, beside the stock reader's bare loop over the same bytes, which checks nothing but grammar.</summary>
public class ValidationBenchmarks
{
    private ContractValidator _validator = null!;
    private IssueRule[] _rules = [];
    private byte[] _body = [];

    /// <summary>Entries of the batch.</summary>
    [Params(1, 100, 1000)]
    public int Entries { get; set; }

    /// <summary>How the sender writes.</summary>
    [ParamsAllValues]
    public BodyForm Form { get; set; }

    /// <summary>Writes the body, and makes sure that every entry of it passes.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _validator = EdgeParts.Appointments.Validator;
        _rules = new IssueRule[_validator.Plan.SlotCount];
        _body = BenchmarkBody.Of(Form, Entries);
        if (Validator() != Entries || GeneralReader() != Entries)
            throw new LoadException("An entry of the body does not pass.");
        Compilation.Settle(() => Utf8JsonReaderLoop(), () => Validator(), () => GeneralReader());
    }

    /// <summary>The stock reader's loop.</summary>
    [Benchmark(Baseline = true)]
    public long Utf8JsonReaderLoop() => StockReader.Loop(_body);

    /// <summary>The whole validator, as a request meets it: the quick reader in front.</summary>
    [Benchmark]
    public int Validator()
    {
        using var result = _validator.Validate(_body);
        return result.Accepted.Length;
    }

    /// <summary>The general reader alone.</summary>
    [Benchmark]
    public int GeneralReader()
    {
        using var result = new ValidationResult();
        new ContractReader(_validator.Plan, _body, _rules, result).ReadBody();
        return result.Accepted.Length;
    }
}
