using System.Diagnostics;
using System.Net.Sockets;

namespace Insight.Load.Generation;

/// <summary>Callers that each send the next request when the last one is answered: as much as the server takes.</summary>
internal static class ClosedLoop
{
    // How long after the end an answer is waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Runs it.</summary>
    /// <param name="traffic">What is sent where.</param>
    /// <param name="connections">How many callers.</param>
    /// <param name="duration">When no further request is begun.</param>
    /// <param name="slotLength">How long a slot of the timeline is; zero keeps none.</param>
    /// <param name="cancellationToken">Ends it early; what is under way is finished.</param>
    public static async Task<GeneratedRun> RunAsync(
        Traffic traffic, int connections, TimeSpan duration, TimeSpan slotLength = default, CancellationToken cancellationToken = default)
    {
        var recorder = new RunRecorder(traffic.ExpectedStatus, slotLength);
        Connection[] opened = [.. Enumerable.Range(0, connections).Select(_ => new Connection(traffic))];
        try
        {
            foreach (var connection in opened) await connection.OpenAsync();
            var started = Stopwatch.GetTimestamp();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            end.CancelAfter(duration);
            var callers = Task.WhenAll(opened.Select(connection => CallAsync(connection, traffic, recorder, started, end.Token)));
            var abandoned = Task.Delay(duration + Grace, CancellationToken.None);
            if (await Task.WhenAny(callers, abandoned) == abandoned)
                foreach (var connection in opened) connection.Dispose();
            await callers;
            return recorder.Run(Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            foreach (var connection in opened) connection.Dispose();
        }
    }

    private static async Task CallAsync(Connection connection, Traffic traffic, RunRecorder recorder, long started, CancellationToken end)
    {
        await Task.Yield();
        while (!end.IsCancellationRequested && traffic.Requests.Claim() is >= 0 and var number)
        {
            var sent = Stopwatch.GetTimestamp();
            var due = Stopwatch.GetElapsedTime(started, sent);
            try
            {
                var status = await connection.ExchangeAsync(number);
                recorder.Answered(due, Stopwatch.GetElapsedTime(sent), status);
                if (status == traffic.ExpectedStatus) traffic.Requests.Acknowledge(number);
            }
            catch (Exception broken) when (broken is SocketException or FormatException)
            {
                recorder.Failed(due);
                // A server that is gone refuses at once: without a pause the callers would spin.
                await Task.Delay(10, CancellationToken.None);
            }
        }
    }
}
