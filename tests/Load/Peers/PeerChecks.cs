using System.Net;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Peers;

/// <summary>Checks that a peer answers right: a figure for wrong answers is worth nothing.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="client">The client that they are of.</param>
internal sealed class PeerChecks(HttpClient http, LoadClient client)
{
    /// <summary>Checks one peer.</summary>
    /// <returns>What it did wrong: nothing where all is well.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IPeer peer, IPEndPoint endPoint, int entries, CancellationToken ct)
    {
        var faults = new List<string>();
        var good = WebhookRequest.Sync(client, SampleBatch.Of(entries));
        var broken = WebhookRequest.Sync(client, SampleBatch.Broken(entries));
        switch (peer.Duty)
        {
            case PeerDuty.PassThrough:
                var receipt = $$"""{"stored":{{entries}}}""";
                await ExpectAsync("a good batch", good, answer => answer == new PlainAnswer(200, receipt));
                await ExpectAsync("a broken entry", broken, answer => answer == new PlainAnswer(200, receipt));
                break;

            case PeerDuty.ValidationOnly:
                await ExpectAsync("a good batch", good, answer => answer.Status == 200);
                await ExpectAsync("a broken entry", broken, answer => answer.Status is 400 or 422);
                break;

            case PeerDuty.FullContract:
                await ExpectAsync("a good batch", good, answer => answer == new PlainAnswer(200, Documented.Synced(entries)));
                await ExpectAsync("a bad signature", good.WithBadSignature(), answer => answer == new PlainAnswer(401, Documented.BadSignature));
                await ExpectAsync("a broken entry", broken, answer => answer == new PlainAnswer(400, Documented.NothingPassed(entries)));
                break;

            default:
                throw new ArgumentOutOfRangeException(nameof(peer), peer.Duty, message: null);
        }

        return faults;

        async Task ExpectAsync(string what, WebhookRequest request, Func<PlainAnswer, bool> right)
        {
            try
            {
                var answer = await request.SendAsync(http, endPoint, ct);
                if (!right(answer))
                    faults.Add($"{peer.Name}, {Figures.Entries(entries)}, {what}: answered {answer}");
            }
            catch (HttpRequestException e)
            {
                faults.Add($"{peer.Name}, {Figures.Entries(entries)}, {what}: {e.Message}");
            }
        }
    }
}
