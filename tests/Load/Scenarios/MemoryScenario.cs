using System.CommandLine;
using System.Net.Sockets;
using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Peers;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary><c>memory</c>: what the edge holds while the largest bodies come in on many connections at the same time.</summary>
/// <remarks>Every connection sends all but the last byte; when all of them have, the last bytes go out together.</remarks>
internal static class MemoryScenario
{
    private const double Bar = 1.3;

    // The contract's limit.
    private const int LongestBody = 10 * 1024 * 1024;
    private const int Chunk = 16 * 1024;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var connections = ScenarioOptions.Connections(64);
        var bytes = ScenarioOptions.Number("--bytes", LongestBody, "A body's length.", LargeBatch.ShortestBytes, LongestBody);
        var rounds = ScenarioOptions.Rounds(3, "How many times, on the same edge.");
        var chunked = new Option<bool>("--chunked") { Description = "Bodies come in chunks, their length is nowhere." };
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("memory", "Resident memory while many large bodies come in at the same time.")
        {
            connections, bytes, rounds, chunked, edge, save,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(connections),
            parsed.GetValue(bytes),
            parsed.GetValue(rounds),
            parsed.GetValue(chunked),
            parsed.GetValue(edge),
            parsed.GetValue(save),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(int connections, int bytes, int rounds, bool chunked, string? published, bool save, CancellationToken ct)
    {
        await using var bed = await EdgeBed.StartAsync(published, ct);
        await bed.CheckAsync(1, ct);
        var edge = bed.Peers[0];
        await edge.SaturateAsync(edge.Traffic(bed.Client, 1), connections, TimeSpan.FromSeconds(2), ct);
        await Task.Delay(Settling, ct);
        var idle = ResidentMemory.Now(edge.Process.Id);
        var batch = WebhookRequest.Sync(bed.Client, LargeBatch.OfBytes(bytes));
        var request = chunked ? batch.ToChunkedBytes(edge.EndPoint, Chunk) : batch.ToBytes(edge.EndPoint);
        var bodies = (double)connections * bytes;

        var table = new MarkdownTable("round", "peak above idle MB", "against the bodies", "resident 2 s after, MB");
        var disturbance = new Disturbance(bed.Pinning.ProxyCore);
        for (var round = 1; round <= rounds; round++)
        {
            ResidentMemory.ForgetPeak(edge.Process.Id);
            await disturbance.DuringAsync(() => edge.Use().Cpu, () => SendAsync(edge, request, connections, ct));
            var peak = ResidentMemory.Peak(edge.Process.Id) - idle;
            await Task.Delay(Settling, ct);
            table.Add(
                $"{round}", Figures.Megabytes(peak), Figures.Number(peak / bodies, 2), Figures.Megabytes(ResidentMemory.Now(edge.Process.Id)));
        }

        await bed.CheckAsync(1, ct);
        var report = new ScenarioReport(chunked ? "memory-chunked" : "memory");
        report.Paragraph(
            $"A batch of {bytes} bytes{(chunked ? ", in chunks," : "")} on each of {Figures.Count(connections, "connection")}; all of them are in flight at the same time, and each is answered with 200. "
            + $"Idle, after load of small requests: {Figures.Megabytes(idle)} MB. The bar is {Bar} times the bodies ({Figures.Megabytes(Bar * bodies)} MB).");
        report.Table(table);
        await report.FinishAsync([bed.Pinning.Description, .. disturbance.Describe()], save, ct);
        return 0;
    }

    private static async Task<int> SendAsync(RunningPeer edge, byte[] request, int connections, CancellationToken ct)
    {
        var atLastByte = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var missing = connections;
        var statuses = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(edge.EndPoint, ct);
            await SendAllAsync(socket, request.AsMemory(0, request.Length - 1), ct);
            if (Interlocked.Decrement(ref missing) == 0) atLastByte.SetResult();
            await atLastByte.Task.WaitAsync(ct);
            await SendAllAsync(socket, request.AsMemory(request.Length - 1), ct);

            var answer = new AnswerParser();
            var received = new byte[4096];
            while (!answer.IsComplete)
            {
                var count = await socket.ReceiveAsync(received, ct);
                if (count == 0 && !answer.Close()) throw new FailedRunException("The edge hung up on a large body.");
                answer.Consume(received.AsSpan(0, count));
            }

            return answer.Status;
        }));
        if (Array.Exists(statuses, status => status != 200)) throw new FailedRunException($"Large bodies were answered {string.Join(", ", statuses.Distinct())}.");
        return statuses.Length;
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        while (!bytes.IsEmpty) bytes = bytes[await socket.SendAsync(bytes, ct)..];
    }
}
