using System.Runtime.CompilerServices;
using Insight.Contract.Inputs;

namespace Insight.Contract.Checking;

/// <summary>Holds every payload of some files against the contract.</summary>
/// <param name="contracts">The contracts.</param>
/// <param name="contract">The contract that all are held against; null to guess each one's.</param>
/// <param name="form">How the files hold payloads.</param>
internal sealed class Checker(Contracts contracts, string? contract, InputForm form)
{
    /// <summary>Says what the edge would answer to each.</summary>
    /// <param name="files">The files.</param>
    /// <param name="console">Where standard input is.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    public async IAsyncEnumerable<Verdict> CheckAsync(IEnumerable<PayloadFile> files, ContractConsole console, Progress progress, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var file in files)
        {
            await using var stream = file.Open(console);
            var reader = new PayloadReader(file.Name, form, contracts.MaxBodyBytes);
            await using var payloads = reader.ReadAsync(stream, ct).GetAsyncEnumerator(ct);
            while (await MoveNextAsync(payloads, file))
            {
                yield return new Verdict(payloads.Current, Predict(payloads.Current));
                progress.Report(file, reader.BytesRead);
            }

            progress.Finished(file, reader.BytesRead);
        }
    }

    private Edge.Prediction.PredictedAnswer Predict(Payload payload)
    {
        var predictor = contracts.Of(contract, payload.Bytes);
        return payload.IsTooLarge ? predictor.PredictTooLarge() : predictor.Predict(payload.Bytes);
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<Payload> payloads, PayloadFile file)
    {
        try
        {
            return await payloads.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.Name} cannot be read ({e.GetType().Name}).");
        }
    }
}
