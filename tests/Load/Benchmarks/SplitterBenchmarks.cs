using BenchmarkDotNet.Attributes;
using Insight.Edge.Validation;

namespace Insight.Load.Benchmarks;

/// <summary>The split of a batch of which every tenth entry is broken, beside a copy of the whole body.</summary>
public class SplitterBenchmarks
{
    private ContractValidator _validator = null!;
    private ValidationResult _found = null!;
    private byte[] _body = [];
    private byte[] _destination = [];

    /// <summary>Entries of the batch.</summary>
    [Params(10, 100, 1000)]
    public int Entries { get; set; }

    /// <summary>Writes the body, and makes sure that nine of ten entries pass.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _validator = EdgeParts.Appointments.Validator;
        _body = BenchmarkBody.WithEveryTenthBroken(Entries);
        _destination = new byte[_body.Length];
        _found = _validator.Validate(_body);
        using var split = _validator.Validate(_destination.AsSpan(0, Split()));
        if (_found.Issues.Length != Entries / 10 || split.Accepted.Length != Entries - (Entries / 10) || !split.Issues.IsEmpty)
            throw new LoadException("The split is not what was expected.");
        Compilation.Settle(Copy, () => Split(), () => ValidateAndSplit(), () => Utf8JsonReaderLoop());
    }

    /// <summary>Gives the lists back.</summary>
    [GlobalCleanup]
    public void Clean() => _found.Dispose();

    /// <summary>A copy of the whole body.</summary>
    [Benchmark(Baseline = true)]
    public void Copy() => _body.CopyTo(_destination, 0);

    /// <summary>The split alone.</summary>
    [Benchmark]
    public int Split()
    {
        CleanBody.Write(_body, _found, _destination);
        return CleanBody.LengthOf(_body.Length, _found);
    }

    /// <summary>Validation and split.</summary>
    [Benchmark]
    public int ValidateAndSplit()
    {
        using var found = _validator.Validate(_body);
        CleanBody.Write(_body, found, _destination);
        return CleanBody.LengthOf(_body.Length, found);
    }

    /// <summary>The stock reader's loop over the same bytes, for comparison with <see cref="ValidateAndSplit"/>.</summary>
    [Benchmark]
    public long Utf8JsonReaderLoop() => StockReader.Loop(_body);
}
