using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Peers;
using Insight.Load.Processes;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary><c>startup</c>: from the start of the process to its first right answer, and how soon requests take as long as later ones.</summary>
internal static class StartupScenario
{
    private const int Early = 100;
    private const int Window = 10;
    // Hot code is compiled anew only seconds after the start: what a few thousand requests take is not yet what they will take.
    private const int Steady = 20_000;
    private const int SteadyWindow = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(2);

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var rounds = ScenarioOptions.Rounds(5, "How many starts.");
        var entries = ScenarioOptions.Entries();
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("startup", "Time to the first answer, and the 100th request beside later ones.") { rounds, entries, edge, save };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(rounds), parsed.GetValue(entries), parsed.GetValue(edge), parsed.GetValue(save), ct));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, int entries, string? published, bool save, CancellationToken ct)
    {
        await InlineCompletions.EnableAsync();
        var edge = new EdgePeer(published is null ? await ReleaseBuild.OfEdgeAsync(ct) : Path.GetFullPath(published));
        await using var bed = await TestBed.StartAsync([], [LoadClient.Number(0)], ct);
        var disturbance = new Disturbance(bed.Pinning.ProxyCore);
        var starts = new List<Start>();
        for (var round = 0; round < rounds; round++) starts.Add(await MeasureAsync(bed, edge, entries, disturbance, ct));

        var report = new ScenarioReport("startup");
        report.Paragraph(
            $"{Figures.Count(rounds, "start")} of the published edge, {Figures.Entries(entries)} a request, one after another on one connection. "
            + $"The 100th is the median of requests {Early - (Window / 2)} to {Early + (Window / 2)}, steady that of the last {SteadyWindow} of {Steady}.");
        var table = new MarkdownTable("what", "median (least–most)");
        table.Add("first right answer after the process's start, s", Of(start => start.First.TotalSeconds, "F3"));
        table.Add("1st request, ms", Of(start => start.Latencies[0], "F2"));
        table.Add("100th request, ms", Of(start => start.Hundredth, "F3"));
        table.Add("steady, ms", Of(start => start.SteadyState, "F3"));
        table.Add("100th against steady", Of(start => start.Hundredth / start.SteadyState, "F2"));
        report.Table(table);
        await report.FinishAsync([bed.Pinning.Description, .. disturbance.Describe()], save, ct);
        return 0;

        string Of(Func<Start, double> figure, string format) => Spread.Of(starts.Select(figure)).ToString(format);
    }

    private static async Task<Start> MeasureAsync(TestBed bed, EdgePeer edge, int entries, Disturbance disturbance, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("insight-load-start-");
        try
        {
            var listen = FreePort.Next();
            // The edge speaks to the address that it is given; which protocol is its own affair.
            var start = edge.Prepare(new PeerSite(folder.FullName, listen, bed.Backend.EndPoint, bed.Backend.EndPoint, [bed.Client]));
            var traffic = new Traffic(listen, new SameRequest(WebhookRequest.Sync(bed.Client, SampleBatch.Of(entries)).ToBytes(listen)), 200);
            var started = Stopwatch.GetTimestamp();
            await using var process = ChildProcess.Start(start, bed.Pinning.ProxyCore, folder.FullName);
            using var connection = new Connection(traffic);
            var measured = await disturbance.DuringAsync(() => ProcessTree.UseOf(process.Id).Cpu, async () =>
            {
                var latencies = new List<double> { (await FirstAsync(connection, process, started, ct)).TotalMilliseconds };
                var first = Stopwatch.GetElapsedTime(started);
                while (latencies.Count < Steady)
                {
                    ct.ThrowIfCancellationRequested();
                    var sent = Stopwatch.GetTimestamp();
                    if (await StatusAsync(connection, latencies.Count) != 200) throw new FailedRunException("A request behind the first was not answered with 200.");
                    latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                }

                return new Start(first, latencies);
            });
            if (await bed.Checks.RunAsync(edge, listen, entries, ct) is { Count: > 0 } faults) throw new LoadException(string.Join('\n', faults));
            return measured;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // How long the request took that got the first right answer.
    private static async Task<TimeSpan> FirstAsync(Connection connection, ChildProcess process, long started, CancellationToken ct)
    {
        while (!process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
        {
            var sent = Stopwatch.GetTimestamp();
            if (await StatusAsync(connection, 0) == 200) return Stopwatch.GetElapsedTime(sent);
            await Task.Delay(BetweenTries, ct);
        }

        throw new LoadException($"The edge did not answer:\n{process.LastOutput()}");
    }

    // 0 where it does not listen, not yet or not any more.
    private static async ValueTask<int> StatusAsync(Connection connection, long number)
    {
        try
        {
            return await connection.ExchangeAsync(number);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private sealed record Start(TimeSpan First, IReadOnlyList<double> Latencies)
    {
        public double Hundredth => Spread.Of(Latencies.Skip(Early - 1 - (Window / 2)).Take(Window + 1)).Median;

        public double SteadyState => Spread.Of(Latencies.TakeLast(SteadyWindow)).Median;
    }
}
