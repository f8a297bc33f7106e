using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Load.Benchmarks;

/// <summary>An answer's body written, beside the framework's serialiser on an object of the same.</summary>
public class AnswerBenchmarks
{
    private static readonly JsonSerializerOptions Serializer = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ContractResponses _responses = EdgeParts.Appointments.Responses;
    private ValidationResult _found = null!;
    private Outcome _outcome = null!;

    /// <summary>Entries that broke a rule, and so warnings of the answer: of none it is the answer of a good day.</summary>
    [Params(0, 10)]
    public int Warnings { get; set; }

    private int Accepted => _outcome.Accepted;

    /// <summary>Validates a batch of a hundred, and makes sure that both writers write the same.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var body = Warnings == 0 ? BenchmarkBody.Of(BodyForm.Plain, 100) : BenchmarkBody.WithEveryTenthBroken(Warnings * 10);
        _found = EdgeParts.Appointments.Validator.Validate(body);
        _outcome = Outcome.Of(_found);
        using var buffer = AnswerBuffer.Rent();
        _responses.WriteBody(buffer, _outcome);
        if (_outcome.Issues != Warnings || !buffer.Written.Span.SequenceEqual(Serialized()))
            throw new LoadException("The two answers are not the same.");
        Compilation.Settle(() => JsonSerialize(), () => Write());
    }

    /// <summary>Gives the lists back.</summary>
    [GlobalCleanup]
    public void Clean() => _found.Dispose();

    /// <summary>The framework's serialiser.</summary>
    [Benchmark(Baseline = true)]
    public int JsonSerialize() => Serialized().Length;

    /// <summary>The edge's writer.</summary>
    [Benchmark]
    public int Write()
    {
        using var buffer = AnswerBuffer.Rent();
        _responses.WriteBody(buffer, _outcome);
        return buffer.Written.Length;
    }

    private byte[] Serialized()
    {
        if (Warnings == 0)
            return JsonSerializer.SerializeToUtf8Bytes(new Good($"{Accepted} appointment(s) synced successfully.", Success: true, Code: 200), Serializer);
        var warnings = new string[_found.Issues.Length];
        for (var i = 0; i < warnings.Length; i++)
            warnings[i] = $"appointments[{_found.Issues[i].Entry}].patient.id is required.";
        var message = $"{Accepted} appointment(s) synced successfully. {warnings.Length} validation error(s) on other appointments.";
        return JsonSerializer.SerializeToUtf8Bytes(new Partial(message, Success: true, Code: 200, warnings), Serializer);
    }

    private sealed record Good(string Message, bool Success, int Code);

    private sealed record Partial(string Message, bool Success, int Code, string[] Warnings);
}
