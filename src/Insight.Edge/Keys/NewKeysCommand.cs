using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using Insight.Edge.Clients;

namespace Insight.Edge.Keys;

/// <summary><c>keys new</c>: an API key and a signing key, told once, and the configuration that goes with them.</summary>
internal static class NewKeysCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(KeysConsole console)
    {
        var ehr = new Option<string>("--ehr") { Required = true, Description = "The EHR that the client may post for, as it stands in the path." };
        var id = new Option<string>("--id") { Required = true, Description = "The client's id, in the configuration and in logs." };
        var organization = new Option<string>("--organization") { Description = "Whose appointments they are. Without it: the id." };
        var generation = new Option<string>("--generation") { Description = "What tells these keys from the client's others, in metrics and lists. Without it: today's date, as 20261231." };
        var file = new Option<string>("--signing-key-file")
        {
            Description = "Where the edge will read the signing key. Without it: /run/secrets/ID-signing-key-GENERATION, so that it takes no earlier key's place.",
        };
        var command = new Command("new", "Makes an API key and a signing key, and prints them once, with the configuration to paste.") { ehr, id, organization, generation, file };
        command.SetAction(parsed => Run(
            console,
            new ClientOptions
            {
                Ehr = parsed.GetRequiredValue(ehr),
                Id = parsed.GetRequiredValue(id),
                Organization = parsed.GetValue(organization) ?? parsed.GetRequiredValue(id),
            },
            parsed.GetValue(generation) ?? $"{console.Time.GetUtcNow():yyyyMMdd}",
            parsed.GetValue(file)));
        return command;
    }

    private static int Run(KeysConsole console, ClientOptions client, string generation, string? file)
    {
        file ??= $"/run/secrets/{client.Id}-signing-key-{generation}";
        var (apiKey, signingKey) = (NewKey.ApiKey(), NewKey.SigningKey());
        client = client with { ApiKeys = [new() { Sha256 = NewKey.Hash(apiKey), Generation = generation }], SigningKeys = [new() { File = file, Generation = generation }] };

        // The edge's own rules, so that what is printed is taken.
        var errors = new List<ValidationResult>();
        var isFine = Validator.TryValidateObject(client, new ValidationContext(client), errors, validateAllProperties: true);
        if (!Validator.TryValidateObject(client.ApiKeys[0], new ValidationContext(client.ApiKeys[0]), errors, validateAllProperties: true) || !isFine)
        {
            return KeysCommand.Refuse(
                console, errors.Select(error => $"--{error.MemberNames.Single().ToLowerInvariant()}: {error.ErrorMessage}"));
        }

        if (file.Length == 0 || file.Any(char.IsControl))
            return KeysCommand.Refuse(console, "--signing-key-file: must be a path.");
        console.Output.Write($"""
            API key, which is told to the client and kept nowhere:

            {apiKey}

            Signing key, which is told to the client and kept in the edge's file:

            {signingKey}

            Neither is told again. To write that file, run this as the user that the edge runs as, paste the signing key, and press Enter and Ctrl-D:

            install -D -m 0600 /dev/stdin {ShellQuote(file)}

            The client, which is one more element of "Edge": "Clients": [ ... ], or, where it is there already, the elements of its "ApiKeys" and "SigningKeys":

            {ClientEntry.Json(client)}

            """);
        return KeysCommand.Fine;
    }

    private static string ShellQuote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
