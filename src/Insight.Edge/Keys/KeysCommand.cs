using System.CommandLine;
using System.Text.RegularExpressions;
using Insight.Edge.Clients;

namespace Insight.Edge.Keys;

/// <summary>
/// <c>keys new</c>, <c>keys hash</c> and <c>keys check</c>: clients' keys, made, hashed and looked at. They need no configuration, open no port and log nothing.
/// </summary>
internal static class KeysCommand
{
    /// <summary>The first argument that makes the program this one.</summary>
    public const string Name = "keys";

    /// <summary>The exit code where all is well.</summary>
    public const int Fine = 0;

    /// <summary>The exit code where what was looked at, or given, is wrong.</summary>
    public const int Wrong = 1;

    /// <summary>The exit code where the command line is wrong, or names a file that cannot be read.</summary>
    public const int WrongUsage = 2;

    /// <summary>What is said of a key in the arguments; it is not repeated.</summary>
    public const string NoArgument =
        "A key is never an argument: lists of processes and the shell's history show it. Pipe it in, or name a file by --file; and replace the key that was given.";

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">All arguments, with the name.</param>
    /// <param name="console">What it reads and writes.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, KeysConsole console)
    {
        var root = new RootCommand("Insight Edge")
        {
            new Command(Name, "Clients' keys: makes them, hashes them, and checks what is configured.")
            {
                NewKeysCommand.Create(console), HashKeyCommand.Create(console), CheckKeysCommand.Create(console),
            },
        };
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

        // What the parser says of an argument repeats it.
        if (Array.Exists(arguments, argument => Regex.IsMatch(argument, KeyForm.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1))))
            return Refuse(console, [NoArgument]);
        if (parsed.Errors.Count > 0)
            return Refuse(console, [.. parsed.Errors.Select(error => error.Message), "--help tells what there is."]);
        return await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console.Output, Error = console.Error });
    }

    /// <summary>Says that the command line is wrong.</summary>
    public static int Refuse(KeysConsole console, params IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            console.Error.WriteLine(reason);
        return WrongUsage;
    }
}
