using System.CommandLine;
using System.Globalization;
using Insight.Contract.Inputs;
using Insight.Contract.Reporting;
using Insight.Contract.Sending;

namespace Insight.Contract.Signing;

/// <summary><c>explain</c>: why a signature does not match.</summary>
internal static class ExplainCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ContractConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The body, byte for byte as it was sent; - for standard input." };
        var signature = new Option<string>("--signature") { Description = "The value of X-Webhook-Signature that was sent.", HelpName = "S", Required = true };
        var key = SigningKeyFileOption.Create();
        var others = new Option<string[]>("--other-key-file") { Description = "Another key that may have been used: the last one, or the next. May be given again.", HelpName = "FILE" };
        var apiKey = new Option<string>("--api-key-file") { Description = "A file that holds the API key: tells whether the signature was made with it, the two keys swapped.", HelpName = "FILE" };
        var command = new Command("explain", "Tells why a signature does not match a file's bytes.") { file, signature, key, others, apiKey };
        command.SetAction(async (parsed, ct) =>
        {
            var secret = SecretFile.Read(parsed.GetRequiredValue(key), console.Folder);
            byte[][] further = [.. (parsed.GetValue(others) ?? []).Select(other => SecretFile.Read(other, console.Folder))];
            var taken = parsed.GetValue(apiKey) is { } given ? SecretFile.Read(given, console.Folder) : null;
            var body = await WholeFile.ReadAsync(parsed.GetRequiredValue(file), console, ct);
            using var progress = new ProgressLine(console);
            var explanation = SignatureExplanation.Find(
                parsed.GetRequiredValue(signature), body, secret, further, taken, count => progress.Show(() => string.Create(CultureInfo.InvariantCulture, $"{count} spellings of the body tried")), ct);
            progress.Clear();
            await WriteAsync(explanation, WebhookSignature.Of(secret, body), Question(taken), SignatureExplanation.NotTried(body), new Colours(console.HasColours), console.Output);
            return explanation.Matches ? ContractProgram.Fine : ContractProgram.Wrong;
        });
        return command;
    }

    // Two keys come with an account, and nothing in them tells which is which.
    private static string Question(byte[]? apiKey) => apiKey is null ? " Were the two keys swapped? --api-key-file tells." : "";

    private static async Task WriteAsync(SignatureExplanation explanation, string right, string question, string? notTried, Colours colours, TextWriter output)
    {
        if (explanation.Matches)
        {
            await output.WriteLineAsync(colours.Good("The signature matches these bytes and this key."));
            return;
        }

        await output.WriteLineAsync(colours.Bad("The signature does not match."));
        foreach (var cause in explanation.Causes)
            await output.WriteLineAsync($"- {cause.Text} {colours.Faint($"[{cause.Id}]")}");
        if (!explanation.IsExplained)
        {
            await output.WriteLineAsync(
                "None of the usual mistakes explains it: line ends, a byte order mark, JSON that was written again, encoded twice, or signed as a form or as Python's text, another charset, white space around the key, a key that was decoded, another algorithm, or two of these. " +
                $"So another key was used (--other-key-file tries more), or other data was signed.{question}");
            if (notTried is not null)
                await output.WriteLineAsync(notTried);
        }

        await output.WriteLineAsync($"The signature of these bytes is {right}");
    }
}
