using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Insight.Contract.Checking;
using Insight.Contract.Generating;
using Insight.Contract.Mutating;
using Insight.Contract.Probing;
using Insight.Contract.Reporting;
using Insight.Contract.Signing;

namespace Insight.Contract;

/// <summary>
/// <c>insight-contract</c>: an integrator's own payloads held against the contract, by the code that the edge answers with; first without an edge, then
/// against one (issue 7).
/// </summary>
public static class ContractProgram
{
    /// <summary>The exit code where everything is as it should be.</summary>
    public const int Fine = 0;

    /// <summary>The exit code where a payload would not be stored whole, or an edge answers otherwise than the contract says.</summary>
    public const int Wrong = 1;

    /// <summary>The exit code where the command line is wrong, a file cannot be read, or an edge cannot be reached.</summary>
    public const int WrongUsage = 2;

    private const int Stopped = 130;

    /// <summary>Runs the program in this process.</summary>
    /// <param name="arguments">The command's name and its options.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The second one ends it at once.
            pressed.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        return await RunAsync(arguments, ContractConsole.OfProcess(), stop.Token);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // What is mistyped is taken for a file's name; behind -- it is one.
    private static IEnumerable<string> OptionsThatAreNone(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? []
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(value => value is ['-', _, ..]);

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The command's name and its options.</param>
    /// <param name="console">What it reads and writes.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, ContractConsole console, CancellationToken stop)
    {
        var root = new Command("insight-contract", "Says what Insight Edge will answer to your payloads, and why, before you send them; and whether a live edge answers so.")
        {
            new HelpOption(),
            new VersionOption(),
            CheckCommand.Create(console),
            GenerateCommand.Create(console),
            MutateCommand.Create(console),
            SignCommand.Create(console),
            ExplainCommand.Create(console),
            ProbeCommand.Create(console),
        };
        try
        {
            var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            // The line that says what is wrong must not be lost above a page of options.
            string[] errors = [.. OptionsThatAreNone(parsed).Select(name => $"There is no option {name}. A file of that name is ./{name}."), .. parsed.Errors.Select(error => OneLine(error.Message))];
            if (errors.Length > 0)
                throw new UsageException(string.Join('\n', [.. errors, "--help tells what there is."]));
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = console.Output, Error = console.Error }, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("Stopped.");
            return Stopped;
        }
        catch (UsageException e)
        {
            foreach (var line in e.Message.Split('\n'))
                await console.Error.WriteLineAsync(PlainText.Of(line));
            return WrongUsage;
        }
        catch (Exception e)
        {
            // What is not foreseen may quote a payload or a key: only its kind is told.
            await console.Error.WriteLineAsync($"This should not have happened ({e.GetType().Name}): it is a fault of this program.");
            return WrongUsage;
        }
    }
}
