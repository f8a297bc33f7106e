using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Faults;

/// <summary>Sends, one after the other, what others send at the same time too.</summary>
/// <param name="sender">What sends it.</param>
/// <param name="work">What is shared.</param>
/// <param name="number">The caller's number.</param>
/// <param name="random">Of what is drawn.</param>
internal sealed class SharingCaller(RetryingSender sender, SharedWork work, int number, Random random)
{
    private const int MaxEntries = 5;

    /// <summary>Sends until told to stop; what is under way then is finished.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            if (random.Next(2) == 0)
                await SendEventAsync();
            else
                await SendVersionAsync($"v-{number}-{i}");
        }
    }

    private Task<bool> SendEventAsync()
    {
        var id = work.NextEvent();
        return sender.SendEventAsync(id, Encoding.UTF8.GetBytes(EventPayload.Of(("appointment_id", $"\"{id}\""))));
    }

    private async Task SendVersionAsync(string name)
    {
        var ids = Enumerable.Range(0, random.Next(1, MaxEntries + 1)).Select(_ => SharedWork.IdOf(random.Next(SharedWork.Appointments))).Distinct().ToArray();
        var entries = ids.Select(id => CompleteEntry.New().With("appointment.id", id).With("appointment.notes", name));
        var body = Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of(entries)));
        var version = work.Begin(name, ids);
        if (await sender.SendBatchAsync(body) is ({ }, var attempts))
            work.Acknowledge(version, attempts);
    }
}
