using System.CommandLine;
using Insight.Edge.Validation;
using Insight.Exposition;

namespace Insight.Contract.Generating;

/// <summary><c>generate</c>: payloads to try an integration with, of people who do not exist.</summary>
internal static class GenerateCommand
{
    private const int DefaultMaxEntries = 5;

    private static readonly string[] Rules =
    [
        .. Enum.GetValues<IssueRule>().Where(rule => rule != IssueRule.None).Select(rule => SnakeCase.Of(rule.ToString())),
        .. Enum.GetValues<BodyFault>().Where(fault => fault != BodyFault.None).Select(fault => SnakeCase.Of(fault.ToString())),
        "malformed",
    ];

    /// <summary>Creates the command.</summary>
    public static Command Create(ContractConsole console)
    {
        var contract = ContractOption.Create(isRequired: true);
        var count = WholeNumberOption.Create("--count", "How many, 1 to 1000000.", 1, 1_000_000, 1);
        var entries = WholeNumberOption.Create("--appointments", "Most entries in a batch, 1 to 1000: each has 1 to so many.", 1, 1000, DefaultMaxEntries);
        var valid = new Option<bool>("--valid") { Description = "All without an issue. This is what is done where nothing else is asked for." };
        var broken = new Option<string?>("--broken")
        {
            Description = $"Each breaks this rule in one place: {string.Join(", ", Rules.Distinct(StringComparer.Ordinal))}. Or in one place only: patient.birth_date.invalid.",
            HelpName = "RULE",
        };
        var mixed = new Option<bool>("--mixed") { Description = "Some valid, the others broken in one place." };
        var seed = WholeNumberOption.Create("--seed", "The same seed draws the same payloads.", int.MinValue, int.MaxValue, otherwise: 1);
        var output = new Option<string?>("--output") { Description = "A folder for one file each, empty or not there yet. Without it: a line each, NDJSON.", HelpName = "FOLDER" };
        var command = new Command("generate", "Draws payloads, realistic and reproducible, of people who do not exist.") { contract, count, entries, valid, broken, mixed, seed, output };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(valid) ? 1 : 0) + (result.GetValue(mixed) ? 1 : 0) + (result.GetValue(broken) is null ? 0 : 1) > 1)
                result.AddError("--valid, --broken and --mixed exclude each other.");
        });
        command.SetAction(async (parsed, ct) =>
        {
            var generator = new PayloadGenerator(new Contracts().Of(parsed.GetValue(contract)!, []), parsed.GetValue(seed), parsed.GetValue(entries));
            Func<byte[]> draw = parsed.GetValue(broken) is { } rule ? () => generator.Broken(rule, isLine: parsed.GetValue(output) is null) : parsed.GetValue(mixed) ? generator.Mixed : generator.Valid;
            await using var target = GeneratedTarget.Open(parsed.GetValue(output), console);
            for (var number = 1; number <= parsed.GetValue(count); number++)
            {
                ct.ThrowIfCancellationRequested();
                await target.AddAsync(number, draw());
            }

            return ContractProgram.Fine;
        });
        return command;
    }
}
