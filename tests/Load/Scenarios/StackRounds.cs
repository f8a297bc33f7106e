using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Reporting;
using Insight.Load.Stacks;

namespace Insight.Load.Scenarios;

/// <summary>Runs stacks in turn, each on a database of its own, and tells durable appointments a second.</summary>
/// <param name="stacks">The stacks; the first is compared with each of the others.</param>
/// <param name="folder">Where the databases are put.</param>
/// <param name="plan">How load is sent.</param>
/// <param name="rounds">How many rounds.</param>
internal sealed class StackRounds(IReadOnlyList<IStack> stacks, string folder, LoadPlan plan, int rounds)
{
    // Before the first run a stack's pace is not known; the warm-up tells it.
    private const int FastestGuess = 30_000;
    private const double Reserve = 2;
    private static readonly TimeSpan WarmingTurn = TimeSpan.FromSeconds(1.5);

    /// <summary>Measures at one size of batch, and adds a table to the report.</summary>
    public async Task MeasureAsync(int entries, ScenarioReport report, CancellationToken ct)
    {
        var runs = stacks.ToDictionary(stack => stack, _ => new List<DurableRun>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var stack in round % 2 == 0 ? stacks : stacks.Reverse())
            {
                // A fresh one every round: a database that has grown is a different one.
                await using var running = await RunningStack.StartAsync(stack, folder, ct);
                var guess = (int)(WarmingTurn.TotalSeconds * Math.Max(FastestGuess / entries, 1000));
                var pace = await WarmUp.UntilSettledAsync(
                    async () => (await DurableRun.MeasureAsync(running, entries, plan with { Duration = WarmingTurn }, guess, ct)).Run.Rate);
                var requests = (int)Math.Ceiling(Reserve * pace * plan.Duration.TotalSeconds);
                runs[stack].Add(await DurableRun.MeasureAsync(running, entries, plan, requests, ct));
            }
        }

        report.Heading($"{Figures.Entries(entries)} a request");
        report.Table(Table(runs));
    }

    private MarkdownTable Table(Dictionary<IStack, List<DurableRun>> runs)
    {
        var table = new MarkdownTable(
            "stack", "appointments/s", "requests/s", "p50 ms", "p99 ms", "max ms", "CPU s / 1,000 appointments", "resident MB", $"{stacks[0].Name} / it");
        var first = runs[stacks[0]];
        foreach (var stack in stacks)
        {
            var own = runs[stack];
            table.Add(
                stack.Name,
                Of(run => run.AppointmentsPerSecond, "F0"),
                Of(run => run.Run.Rate, "F0"),
                Of(run => run.Run.Whole.Latency.Percentile(0.5).TotalMilliseconds, "F2"),
                Of(run => run.Run.Whole.Latency.Percentile(0.99).TotalMilliseconds, "F2"),
                Of(run => run.Run.Whole.Latency.Max.TotalMilliseconds, "F0"),
                Of(run => run.CpuPerThousand, "F4"),
                Of(run => run.ResidentBytes / 1e6, "F0"),
                stack == stacks[0]
                    ? ""
                    : Spread.Of(first.Zip(own, (of, to) => of.AppointmentsPerSecond / to.AppointmentsPerSecond)).ToString("F2"));

            string Of(Func<DurableRun, double> figure, string format) => Spread.Of(own.Select(figure)).ToString(format);
        }

        return table;
    }
}
