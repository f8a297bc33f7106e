using System.CommandLine;
using Insight.Contract.Probing.Reporting;
using Insight.Contract.Reporting;
using Insight.Contract.Sending;
using Insight.Edge.Responses;

namespace Insight.Contract.Probing;

/// <summary><c>probe</c>: whether a live edge answers as the contract says, by requests that are right and wrong in every documented way.</summary>
internal static class ProbeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ContractConsole console)
    {
        var connection = new ConnectionOptions(isRequired: true);
        var limits = new LimitOptions();
        var contract = ContractOption.Create();
        contract.Description = $"Probes {string.Join(" or ", Contracts.Names)} alone.";
        var burst = new Option<bool>("--burst") { Description = "Also sends more than the client may, to see a 429: whoever else calls as the client is refused meanwhile." };
        var format = new Option<ProbeFormat>("--format") { Description = "How it is told: text, json, junit.", DefaultValueFactory = _ => ProbeFormat.Text };
        format.AcceptOnlyFromAmong("text", "json", "junit");
        var output = new Option<string?>("--output") { Description = "A file that the report goes to. Without it: standard output.", HelpName = "FILE" };
        var verbose = new Option<bool>("--verbose") { Description = "In text: every case, with what was sent and answered, not only those that are wrong." };
        var command = new Command("probe", "Tells whether a live edge answers as the contract says. It stores one appointment and fifteen events, whose ids begin with insight-probe-: the same in each run.")
        {
            contract, burst, format, output, verbose,
        };
        connection.AddTo(command);
        limits.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            using var edge = connection.Connection(parsed, console)!;
            var contracts = limits.Contracts(parsed);
            ProbedWebhook[] webhooks = [.. Names(parsed.GetValue(contract)).Select(name => new ProbedWebhook(edge, contracts, name))];
            await using var target = ReportTarget.Open(parsed.GetValue(output), console, connection.KeyFiles(parsed));
            await using var report = ProbeReports.Create(parsed.GetValue(format), target, console, parsed.GetValue(verbose));
            return await new ProbeRun(edge, console).RunAsync(webhooks, parsed.GetValue(burst), report, ct);
        });
        return command;
    }

    // The one whose envelope answers where no path is known comes first.
    private static IEnumerable<string> Names(string? only) =>
        only is null ? Contracts.Names.OrderByDescending(name => name == SyncAppointmentsResponses.Name) : [only];
}
