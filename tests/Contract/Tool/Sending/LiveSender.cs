using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insight.Contract.Checking;

namespace Insight.Contract.Sending;

/// <summary>Sends payloads to a live edge and holds its answers against what was predicted.</summary>
/// <param name="edge">The edge.</param>
/// <param name="concurrency">How many requests are on their way at once.</param>
/// <param name="retries">Whether a request is sent again where the guidance says so.</param>
/// <param name="time">The clock of the pauses.</param>
internal sealed class LiveSender(EdgeConnection edge, int concurrency, bool retries, TimeProvider time) : IDisposable
{
    // Of a client that was let in before: its key has run out, or something on the way changes bodies. The address is locked out at a hundred.
    private const int MaxRefusals = 10;
    private const int LongestRefusal = 500;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _run = Guid.NewGuid().ToString("N")[..12];
    private long _sent;
    private long _refusals;
    private bool _hasAnswered;
    private bool _isLetIn;
    private volatile string? _end;

    /// <summary>Sends each.</summary>
    /// <returns>The same verdicts in the same order, with what was answered; one that is too large is not sent.</returns>
    /// <exception cref="UsageException">The edge cannot be reached at all, or refuses the client.</exception>
    public async IAsyncEnumerable<Verdict> SendAsync(IAsyncEnumerable<Verdict> verdicts, [EnumeratorCancellation] CancellationToken ct)
    {
        var onTheirWay = new Queue<Task<Verdict>>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await foreach (var verdict in verdicts.WithCancellation(ct))
            {
                if (onTheirWay.Count == concurrency)
                    yield return await onTheirWay.Dequeue();
                if (_end is not null)
                    break;
                onTheirWay.Enqueue(SendAsync(verdict, stop.Token));
            }

            // They were sent, so they are told.
            while (onTheirWay.TryDequeue(out var next))
                yield return await next;
            if (_end is { } reason)
                throw new UsageException(reason);
        }
        finally
        {
            // Left early: those that are on their way end before their connections do.
            await stop.CancelAsync();
            await Task.WhenAll(onTheirWay).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    public void Dispose() => edge.Dispose();

    private async Task<Verdict> SendAsync(Verdict verdict, CancellationToken ct)
    {
        if (verdict.Payload.IsTooLarge)
            return verdict;
        var requestId = $"contract-{_run}-{Interlocked.Increment(ref _sent)}";
        for (var attempt = 1; ; attempt++)
        {
            var (answer, failure) = await TryAsync(verdict, requestId, ct);
            _hasAnswered |= answer is not null;
            if (retries && RetryGuidance.PauseAfter(attempt, answer?.Status, answer?.RetryAfter) is { } pause)
            {
                await Task.Delay(pause, time, ct);
                continue;
            }

            if (answer is null && !_hasAnswered)
                throw new UsageException($"{edge.AddressOf(verdict.Predicted.Contract).GetLeftPart(UriPartial.Authority)} does not answer: {failure}");
            if (answer is not null)
                LookForRefusal(answer, verdict.Payload.Bytes);
            var difference = answer is null ? [$"- {verdict.Predicted.Status}", $"+ no answer: {failure}"] : AnswerComparison.Compare(verdict.Predicted, answer, requestId, verdict.Payload.Bytes);
            return verdict with { Exchange = new Exchange(answer is null ? 0 : (int)answer.Status, requestId, attempt, difference) };
        }
    }

    // A 401 or 403 tells of the client, not of the payload; and an address that goes on is locked out for all who call from it.
    private void LookForRefusal(LiveAnswer answer, byte[] payload)
    {
        // What is said of a payload is said to a client that was let in.
        _isLetIn |= answer.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity;
        if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            if (Interlocked.Increment(ref _refusals) >= MaxRefusals || !_isLetIn)
                _end ??= $"The edge refuses the client, so nothing more is sent: {Told(answer, payload)}";
        }
        else if (!_isLetIn && answer.RequestId is null && answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
        {
            _end ??= $"This is no edge, as it seems, so nothing more is sent: {Told(answer, payload)}";
        }
    }

    private static string Told(LiveAnswer answer, byte[] payload)
    {
        var text = PayloadValues.Mask([AnswerJson.TryParse(answer.Body)?.ToJsonString(Readable) ?? answer.NotJson], payload, expected: [])[0];
        return $"{(int)answer.Status} {(text.Length <= LongestRefusal ? text : text[..LongestRefusal] + "…")}";
    }

    private static string Told(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError =>
            $"{fault.HttpRequestError}. {fault.InnerException?.Message ?? fault.Message}",
        HttpRequestError.InvalidResponse => "InvalidResponse. What came is no HTTP.",
        HttpRequestError.ResponseEnded => "ResponseEnded. The connection was closed before the answer's end.",
        HttpRequestError.Unknown when fault.GetBaseException() is SocketException socket => $"The connection failed: {socket.SocketErrorCode}.",
        var other => $"{other}.", // what the runtime says may quote what came
    };

    private async Task<(LiveAnswer? Answer, string Failure)> TryAsync(Verdict verdict, string requestId, CancellationToken ct)
    {
        try
        {
            using var request = edge.Request(verdict.Predicted.Contract, verdict.Payload.Bytes, requestId);
            using var response = await edge.Http.SendAsync(request, ct);
            return (await LiveAnswer.ReadAsync(response, time, ct), "");
        }
        catch (HttpRequestException e)
        {
            return (null, Told(e));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, $"not within {edge.Http.Timeout.TotalSeconds:0} seconds.");
        }
    }
}
