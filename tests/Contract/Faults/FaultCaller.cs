using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Faults;

/// <summary>
/// Sends batches and events, one after the other, as fast as they are answered. What fails is sent again, as the retry guidance has it, or, one time
/// in three, given up: then nobody knows whether it is stored, but it is stored whole or not at all.
/// </summary>
/// <param name="product">Where to.</param>
/// <param name="ledger">What was sent and answered.</param>
/// <param name="number">The caller's number.</param>
/// <param name="seed">Of what it draws.</param>
internal sealed class FaultCaller(ProductProcesses product, CallerLedger ledger, int number, int seed)
{
    private const int MaxEntries = 5;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly Random _random = new(HashCode.Combine(seed, number));

    /// <summary>Sends until told to stop; what is under way then is finished.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            if (_random.Next(4) == 0)
                await SendEventAsync($"e-{number}-{i}");
            else
                await SendBatchAsync($"b-{number}-{i}", _random.Next(1, MaxEntries + 1));
        }
    }

    private async Task SendBatchAsync(string name, int entries)
    {
        var ids = Enumerable.Range(0, entries).Select(i => $"{name}-{i}").ToArray();
        ledger.Batches[name] = ids;
        var body = Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of(ids.Select(id => CompleteEntry.New().With("appointment.id", id)))));
        if (await SendAsync(Caller.SyncPath, body, HttpStatusCode.OK) is not null)
            ledger.AcknowledgedBatches[name] = true;
    }

    private async Task SendEventAsync(string id)
    {
        ledger.Events[id] = true;
        var body = Encoding.UTF8.GetBytes(EventPayload.Of(("appointment_id", $"\"{id}\"")));
        if (await SendAsync(Caller.EventPath, body, HttpStatusCode.Created) is not { } answer)
            return;
        Acknowledge(answer);

        // Now and then a caller did not see its answer, and sends again what is stored.
        if (_random.Next(3) == 0 && await SendAsync(Caller.EventPath, body, HttpStatusCode.Created) is { } again)
            Acknowledge(again);

        void Acknowledge(JsonNode answer) =>
            ledger.AcknowledgedEvents.GetOrAdd(id, _ => []).Add((long)answer["event_id"]!);
    }

    // Null where it was given up.
    private async Task<JsonNode?> SendAsync(string path, byte[] body, HttpStatusCode stored)
    {
        var givesUp = _random.Next(3) == 0;
        while (true)
        {
            using var request = product.Signed(path, body);
            try
            {
                using var answer = await product.Http.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode == stored)
                {
                    ledger.Count();
                    return JsonNode.Parse(text);
                }

                // A fault behind the edge is told in one way only.
                if (answer.StatusCode != HttpStatusCode.InternalServerError || answer.Headers.RetryAfter?.Delta != TimeSpan.FromSeconds(1))
                    throw new InvalidOperationException($"{path} was answered {(int)answer.StatusCode}: {text}");
                ledger.Failures.Add("500");
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                ledger.Failures.Add(e.GetType().Name);
            }

            if (givesUp)
                return null;
            await Task.Delay(RetryDelay);
        }
    }
}
