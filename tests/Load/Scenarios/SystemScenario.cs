using System.CommandLine;
using Insight.Load.Generation;
using Insight.Load.Processes;
using Insight.Load.Reporting;
using Insight.Load.Stacks;

namespace Insight.Load.Scenarios;

/// <summary><c>system</c>: the whole product beside the stack that the guide's error format comes from: durable appointments a second.</summary>
internal static class SystemScenario
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var entries = ScenarioOptions.Sizes("1,100");
        var connections = ScenarioOptions.Connections(64);
        var seconds = ScenarioOptions.Seconds(6, "Length of a run.");
        var rounds = ScenarioOptions.Rounds(3);
        var folder = ScenarioOptions.Folder();
        var backend = ScenarioOptions.Backend();
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("system", "Durable appointments a second of the whole product, beside FastAPI.")
        {
            entries, connections, seconds, rounds, folder, backend, edge, save,
        };
        command.SetAction((parsed, ct) => RunAsync(
            ScenarioOptions.ToNumbers(parsed.GetValue(entries)!),
            new(parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(seconds))),
            parsed.GetValue(rounds),
            Path.GetFullPath(parsed.GetValue(folder)!),
            parsed.GetValue(backend),
            parsed.GetValue(edge),
            parsed.GetValue(save),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(
        int[] entries, LoadPlan plan, int rounds, string folder, string? backend, string? published, bool save, CancellationToken ct)
    {
        await InlineCompletions.EnableAsync();
        var edgeBuild = published is null ? await ReleaseBuild.OfEdgeAsync(ct) : Path.GetFullPath(published);
        var backendBuild = backend is null ? await ReleaseBuild.OfBackendAsync(ct) : Path.GetFullPath(backend);
        IStack[] known =
        [
            new ProductStack(edgeBuild, backendBuild, new SqliteStorage()),
            new ProductStack(edgeBuild, backendBuild, new PostgreSqlStorage()),
            new FastApiStack(),
        ];

        var report = new ScenarioReport("system");
        report.Paragraph(
            $"{Figures.Count(plan.Connections, "caller")}, {Figures.Count(rounds, "round")} of {plan.Duration.TotalSeconds:F0} s in turn, each on an empty database; median (least–most). Every request has ids of its own. "
            + "After each run every acknowledged appointment was found in the database. All processes, the load among them, share all cores: nothing is pinned.");
        var installed = new List<IStack>();
        foreach (var stack in known)
        {
            if (await stack.MissingAsync(ct) is { } command)
                report.Paragraph($"Skipped {stack.Name}, which is not installed: {command}");
            else
                installed.Add(stack);
        }

        foreach (var size in entries) await new StackRounds(installed, folder, plan, rounds).MeasureAsync(size, report, ct);
        await report.FinishAsync([.. installed.Select(stack => $"{stack.Name}: {stack.Description}"), $"databases in {folder}"], save, ct);
        return 0;
    }
}
