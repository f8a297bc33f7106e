using System.CommandLine;
using System.Globalization;
using Insight.Contract.Inputs;

namespace Insight.Contract.Mutating;

/// <summary><c>mutate</c>: of a valid payload, one broken variant for each field and rule, with what each is answered.</summary>
internal static class MutateCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ContractConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A payload without an issue; - for standard input. Of a batch, its first entry is broken." };
        var contract = ContractOption.Create();
        var output = new Option<string?>("--output") { Description = "A folder, empty or not there yet, for NAME.json, the payload, and NAME.expected, its answer. Without it: a line of JSON for each.", HelpName = "FOLDER" };
        var limits = new LimitOptions();
        var command = new Command("mutate", "Breaks your own valid payload, one field and rule at a time, and tells what the edge answers to each.") { file, contract, output };
        limits.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var body = await WholeFile.ReadAsync(parsed.GetRequiredValue(file), console, ct);
            var mutations = new Mutator(limits.Contracts(parsed).Of(parsed.GetValue(contract), body)).All(body);
            if (parsed.GetValue(output) is not { } folder)
            {
                await MutationWriter.WriteLinesAsync(mutations, console.Output);
                return ContractProgram.Fine;
            }

            var count = await MutationWriter.WriteFilesAsync(mutations, Path.GetFullPath(folder, console.Folder), ct);
            await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} broken payload(s) written to {folder}."));
            return ContractProgram.Fine;
        });
        return command;
    }
}
