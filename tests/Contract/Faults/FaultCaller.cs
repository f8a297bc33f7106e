using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Faults;

/// <summary>Sends batches and events of its own, one after the other, as fast as they are answered.</summary>
/// <param name="sender">What sends them.</param>
/// <param name="ledger">What was sent and answered.</param>
/// <param name="number">The caller's number.</param>
/// <param name="random">Of what is drawn.</param>
/// <param name="notes">What every entry's notes say, so that a batch may be large; null for the usual.</param>
internal sealed class FaultCaller(RetryingSender sender, CallerLedger ledger, int number, Random random, string? notes = null)
{
    private const int MaxEntries = 5;

    /// <summary>Sends until told to stop; what is under way then is finished.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            if (random.Next(4) == 0)
                await SendEventAsync($"e-{number}-{i}");
            else
                await SendBatchAsync($"b-{number}-{i}", random.Next(1, MaxEntries + 1));
        }
    }

    private async Task SendBatchAsync(string name, int entries)
    {
        var ids = Enumerable.Range(0, entries).Select(i => $"{name}-{i}").ToArray();
        ledger.Batches[name] = ids;
        var body = Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of(ids.Select(id =>
        {
            var entry = CompleteEntry.New().With("appointment.id", id);
            return notes is null ? entry : entry.With("appointment.notes", notes);
        }))));
        if (await sender.SendBatchAsync(body) is ({ }, _))
            ledger.AcknowledgedBatches[name] = true;
    }

    private async Task SendEventAsync(string id)
    {
        var body = Encoding.UTF8.GetBytes(EventPayload.Of(("appointment_id", $"\"{id}\"")));

        // Now and then a caller did not see its answer, and sends again what is stored.
        if (await sender.SendEventAsync(id, body) && random.Next(3) == 0)
            await sender.SendEventAsync(id, body);
    }
}
