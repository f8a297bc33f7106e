using System.CommandLine;
using Insight.Contract.Inputs;
using Insight.Contract.Reporting;
using Insight.Contract.Sending;
using Insight.Edge.Responses;

namespace Insight.Contract.Checking;

/// <summary><c>check</c>: what the edge would answer to each payload; with <c>--url</c>, whether an edge does.</summary>
internal static class CheckCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ContractConsole console)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Files, folders, patterns (quoted: * and ? in a name, ** for folders), or - for standard input." };
        var contract = ContractOption.Create();
        var form = new Option<InputForm>("--input") { Description = "How a file holds payloads: auto, json (it is one) or ndjson (each line is one).", DefaultValueFactory = _ => InputForm.Auto };
        var format = new Option<ReportFormat>("--format") { Description = "How it is told: text, json, junit, html, markdown, sarif, github.", DefaultValueFactory = _ => ReportFormat.Text };
        var output = new Option<string?>("--output") { Description = "A file that the report goes to. Without it: standard output.", HelpName = "FILE" };
        var verbose = new Option<bool>("--verbose") { Description = "In text: every line of NDJSON, not only those with issues." };
        form.AcceptOnlyFromAmong("auto", "json", "ndjson");
        format.AcceptOnlyFromAmong("text", "json", "junit", "html", "markdown", "sarif", "github");
        var limits = new LimitOptions();
        var live = new LiveOptions();
        var command = new Command("check", "Tells what the edge would answer to each payload, and where in it each issue is. With --url it also sends each, signed, and compares.")
        {
            paths, contract, form, format, output, verbose,
        };
        limits.AddTo(command);
        live.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            // A folder's older report is no payload.
            var told = parsed.GetValue(output) is { Length: > 0 } name ? Path.GetFullPath(name, console.Folder) : null;
            PayloadFile[] files = [.. PayloadFiles.Find(parsed.GetRequiredValue(paths), console.Folder).Where(file => !file.IsFound || told is null || !SameFile.Is(file.Path!, told))];
            var contracts = limits.Contracts(parsed);
            var checker = new Checker(contracts, parsed.GetValue(contract), parsed.GetValue(form));
            using var sender = live.Sender(parsed, console, onlyEvents: parsed.GetValue(contract) == AppointmentEventResponses.Name);
            await using var target = ReportTarget.Open(parsed.GetValue(output), console, live.KeyFiles(parsed).Concat(files.Select(file => file.Path).OfType<string>()));
            await using var report = Reports.Create(parsed.GetValue(format), target, console, parsed.GetValue(verbose));
            return await RunAsync(checker, files, sender, report, console, ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(Checker checker, IReadOnlyList<PayloadFile> files, LiveSender? sender, IReport report, ContractConsole console, CancellationToken ct)
    {
        var summary = new Summary { Sent = sender is null ? null : 0 };
        using var progress = new Progress(console, files);
        var verdicts = checker.CheckAsync(files, console, progress, ct);
        try
        {
            await foreach (var verdict in (sender?.SendAsync(verdicts, ct) ?? verdicts).WithCancellation(ct))
            {
                summary.Add(verdict);
                if (report.Tells(verdict))
                    progress.Clear();
                await report.AddAsync(verdict);
            }
        }
        catch (UsageException)
        {
            // What was found until here is told, in a report that is whole.
            await EndAsync();
            throw;
        }

        if (summary.Payloads == 0 && checker.Unread.Count == 0)
            progress.Tell("There is no payload in it.");
        await EndAsync();
        return summary.Payloads == 0 || summary.Unread.Count > 0 ? ContractProgram.WrongUsage : summary.IsFine ? ContractProgram.Fine : ContractProgram.Wrong;

        async Task EndAsync()
        {
            progress.Clear();
            (summary.Files, summary.Unread) = (checker.Read, checker.Unread);
            await report.EndAsync(summary);
        }
    }
}
