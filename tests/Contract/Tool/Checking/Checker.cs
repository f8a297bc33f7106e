using System.Runtime.CompilerServices;
using Insight.Contract.Inputs;

namespace Insight.Contract.Checking;

/// <summary>Holds every payload of some files against the contract.</summary>
/// <param name="contracts">The contracts.</param>
/// <param name="contract">The contract that all are held against; null to guess each one's.</param>
/// <param name="form">How the files hold payloads.</param>
internal sealed class Checker(Contracts contracts, string? contract, InputForm form)
{
    /// <summary>Files that were read.</summary>
    public int Read { get; private set; }

    /// <summary>Files and folders that could not be, or not to their end.</summary>
    public List<UnreadFile> Unread { get; } = [];

    /// <summary>Says what the edge would answer to each.</summary>
    /// <param name="files">The files.</param>
    /// <param name="console">Where standard input is.</param>
    /// <param name="progress">Is told how far it is, and of each file that cannot be read: the others are.</param>
    /// <param name="ct">Stops it.</param>
    public async IAsyncEnumerable<Verdict> CheckAsync(IEnumerable<PayloadFile> files, ContractConsole console, Progress progress, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var file in files)
        {
            await using var stream = Open(file, console, progress);
            if (stream is null)
                continue;
            var unread = Unread.Count;
            var reader = new PayloadReader(file.Name, form, contracts.MaxBodyBytes);
            await using var payloads = reader.ReadAsync(stream, ct).GetAsyncEnumerator(ct);
            while (await MoveNextAsync(payloads, file, progress))
            {
                yield return new Verdict(payloads.Current, Predict(payloads.Current));
                progress.Report(file, reader.BytesRead);
            }

            if (Unread.Count == unread)
                Read++;
            progress.Finished(file, reader.BytesRead);
        }
    }

    private Edge.Prediction.PredictedAnswer Predict(Payload payload)
    {
        var predictor = contracts.Of(contract, payload.Bytes);
        return payload.IsTooLarge ? predictor.PredictTooLarge() : predictor.Predict(payload.Bytes);
    }

    private Stream? Open(PayloadFile file, ContractConsole console, Progress progress)
    {
        try
        {
            return file.Open(console);
        }
        catch (UsageException e)
        {
            return Skip<Stream>(file, e, progress);
        }
    }

    private T? Skip<T>(PayloadFile file, UsageException reason, Progress progress)
    {
        Unread.Add(new UnreadFile(file.Name, reason.Message));
        progress.Tell(reason.Message);
        return default;
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<Payload> payloads, PayloadFile file, Progress progress)
    {
        try
        {
            return await payloads.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Skip<bool>(file, FileFault.Read(file.Name, e), progress);
        }
    }
}
