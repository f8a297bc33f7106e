using System.CommandLine;
using Insight.Edge.Clients;

namespace Insight.Edge.Keys;

/// <summary><c>keys hash</c>: an API key's hash, as it is configured.</summary>
internal static class HashKeyCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(KeysConsole console)
    {
        var file = new Option<string>("--file") { Description = "A file that holds the key and nothing else, but for one line end. Without it: standard input." };

        // Taken only to be refused in words that do not repeat it.
        var words = new Argument<string[]>("key") { Hidden = true, Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("hash", "Prints the SHA-256 of an API key, for a client's configuration. The key comes from standard input or a file.") { file, words };
        command.SetAction(async (parsed, cancellation) => parsed.GetValue(words) is [_, ..]
            ? KeysCommand.Refuse(console, KeysCommand.NoArgument)
            : await RunAsync(console, parsed.GetValue(file), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(KeysConsole console, string? file, CancellationToken cancellation)
    {
        string key;
        if (file is null)
        {
            if (console.IsTyped)
                await console.Error.WriteLineAsync("Paste the API key, and press Enter and Ctrl-D.");
            key = await console.Input.ReadToEndAsync(cancellation);
        }
        else
        {
            try
            {
                key = await File.ReadAllTextAsync(file, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                // Not by its name: somebody may have given the key.
                return KeysCommand.Refuse(console, $"--file: the file cannot be read ({e.GetType().Name}).");
            }
        }

        key = WithoutLineEnd(key);
        if (Fault(key) is { } fault)
        {
            await console.Error.WriteLineAsync(fault);
            return KeysCommand.Wrong;
        }

        await console.Output.WriteLineAsync(NewKey.Hash(key));
        return KeysCommand.Fine;
    }

    private static string WithoutLineEnd(string text)
    {
        if (text.EndsWith('\n'))
            text = text[..^1];
        return text.EndsWith('\r') ? text[..^1] : text;
    }

    private static string? Fault(string key) =>
        key.Length == 0 ? "The key is empty."
        : key.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) ? "The key holds white space, or a control character, which no header brings: only one line end behind it is passed over."
        : KeyForm.IsSigningKey(key) ? "This is a signing key, which the edge needs as it is, in a file: only API keys are kept as hashes."
        : null;
}
