using System.CommandLine;
using Insight.Load.Generation;
using Insight.Load.Processes;
using Insight.Load.Reporting;
using Insight.Load.Stacks;

namespace Insight.Load.Scenarios;

/// <summary><c>storage</c>: the backend alone, with requests sharing transactions and with one for each.</summary>
internal static class StorageScenario
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var single = new Option<string>("--single")
        {
            Description = "The setting that gives each request a transaction of its own.",
            DefaultValueFactory = _ => "Backend__Storage__MaxGroupSize=1",
        };
        single.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value.IndexOf('=', StringComparison.Ordinal) < 1) result.AddError("--single: must be NAME=VALUE.");
        });
        var entries = ScenarioOptions.Entries();
        var connections = ScenarioOptions.Connections(64);
        var seconds = ScenarioOptions.Seconds(5, "Length of a run.");
        var rounds = ScenarioOptions.Rounds(3);
        var folder = ScenarioOptions.Folder();
        var backend = ScenarioOptions.Backend();
        var save = ScenarioOptions.Save();
        var command = new Command("storage", "Group commit against a transaction a request, on the backend alone.")
        {
            single, entries, connections, seconds, rounds, folder, backend, save,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(single)!,
            parsed.GetValue(entries),
            new(parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(seconds))),
            parsed.GetValue(rounds),
            Path.GetFullPath(parsed.GetValue(folder)!),
            parsed.GetValue(backend),
            parsed.GetValue(save),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(
        string single, int entries, LoadPlan plan, int rounds, string folder, string? backend, bool save, CancellationToken ct)
    {
        var (name, value) = (single[..single.IndexOf('=', StringComparison.Ordinal)], single[(single.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        await InlineCompletions.EnableAsync();
        var build = backend is null ? await ReleaseBuild.OfBackendAsync(ct) : Path.GetFullPath(backend);
        IStack[] stacks =
        [
            new BackendStack(build, "group commit", new SqliteStorage(), new Dictionary<string, string>()),
            new BackendStack(build, "a transaction a request", new SqliteStorage(), new Dictionary<string, string> { [name] = value }),
        ];

        var report = new ScenarioReport("storage");
        report.Paragraph(
            $"{Figures.Count(plan.Connections, "caller")}, {Figures.Count(rounds, "round")} of {plan.Duration.TotalSeconds:F0} s in turn, each on an empty database; median (least–most). "
            + "After each run every acknowledged appointment was found in the database. Nothing is pinned.");
        await new StackRounds(stacks, folder, plan, rounds).MeasureAsync(entries, report, ct);
        await report.FinishAsync([.. stacks.Select(stack => $"{stack.Name}: {stack.Description}"), $"databases in {folder}"], save, ct);
        return 0;
    }
}
