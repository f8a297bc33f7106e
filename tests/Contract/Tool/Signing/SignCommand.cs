using System.CommandLine;
using Insight.Contract.Inputs;
using Insight.Contract.Sending;

namespace Insight.Contract.Signing;

/// <summary><c>sign</c>: the signature of a file's bytes.</summary>
internal static class SignCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ContractConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The body, byte for byte as it is sent; - for standard input." };
        var key = SigningKeyFileOption.Create();
        var command = new Command("sign", "Prints the value of X-Webhook-Signature for a file's bytes.") { file, key };
        command.SetAction(async (parsed, ct) =>
        {
            var secret = SecretFile.Read(parsed.GetRequiredValue(key), console.Folder);
            var body = await WholeFile.ReadAsync(parsed.GetRequiredValue(file), console, ct);
            await console.Output.WriteLineAsync(WebhookSignature.Of(secret, body));
            return ContractProgram.Fine;
        });
        return command;
    }
}
