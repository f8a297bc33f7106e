using System.Globalization;
using System.Text;
using Insight.Edge.Configuration;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.RateLimiting;

namespace Insight.Edge.Clients;

/// <summary>Reads <c>Edge:Clients</c> and tells every error by its key.</summary>
/// <param name="environment">Decides whether the demo clients may be there, and what relative files are relative to.</param>
/// <param name="limiters">Makes what holds each to its limits.</param>
/// <param name="tallies">What is counted of each, now as before.</param>
internal sealed class ClientsReader(IHostEnvironment environment, ClientLimiters limiters, ClientTallies tallies)
{
    /// <summary>Reads the clients.</summary>
    /// <param name="clients">The section <c>Edge:Clients</c>.</param>
    /// <param name="errors">Takes the errors: key, colon, rule. A directory that comes with errors is not to be used, but for the files that it names.</param>
    public ClientDirectory Read(SectionSnapshot clients, ICollection<string> errors)
    {
        var directory = new ClientDirectory();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in clients.GetChildren())
        {
            var options = StrictBinder.Bind<ClientOptions>(section, errors);
            if (options.Id is { } id && !ids.Add(id))
                errors.Add($"{section.Path}:Id: another client has this id.");
            RefuseOther(options.Id, $"{section.Path}:Id", errors);
            RefuseOther(options.Ehr, $"{section.Path}:Ehr", errors);
            var client = new Client
            {
                Id = options.Id ?? "",
                Ehr = options.Ehr ?? "",
                Organization = options.Organization ?? "",
                RateLimit = options.RateLimit,
                Limiter = limiters.Create(options.Id ?? "", options.RateLimit),
                Tally = tallies.Of(options.Id ?? "", options.Ehr ?? ""),
            };
            directory.Clients.Add(client);
            for (var i = 0; i < options.ApiKeys.Count; i++)
                AddApiKey(options.ApiKeys[i], i, Key(section, "ApiKeys", i), client, directory, errors);
            client.SigningKeys = [.. options.SigningKeys.Select((key, i) => SigningKey(key, i, Key(section, "SigningKeys", i), client, directory, errors))];
        }

        if (directory.Clients.Count == 0)
            errors.Add($"{ClientRegistry.Section}: must hold at least one client.");
        return directory;
    }

    private static void RefuseOther(string? name, string key, ICollection<string> errors)
    {
        if (name == ClientTallies.Other)
            errors.Add($"{key}: must not be '{ClientTallies.Other}', which metrics call whoever is no client.");
    }

    private static string Key(IConfigurationSection client, string list, int index) =>
        client.GetSection(list).GetChildren().ElementAt(index).Path;

    private static ClientKey Describe(
        KeyKind kind, string? generation, int index, DateTimeOffset? notBefore, DateTimeOffset? expiresAt, string key, Client client, ICollection<string> errors)
    {
        if (notBefore >= expiresAt)
            errors.Add($"{key}:ExpiresAt: must be later than NotBefore.");
        if (string.IsNullOrEmpty(generation))
            generation = (index + 1).ToString(CultureInfo.InvariantCulture);
        if (client.Keys.Exists(other => other.Kind == kind && other.Generation == generation))
            errors.Add($"{key}:Generation: another of this client's keys has this generation; without one a key has its number in the list.");
        var described = new ClientKey(kind, generation, Validity.Of(notBefore, expiresAt), client.Tally.UsesOf(kind, generation));
        client.Keys.Add(described);
        return described;
    }

    private void AddApiKey(ApiKeyOptions options, int index, string key, Client client, ClientDirectory directory, ICollection<string> errors)
    {
        var described = Describe(KeyKind.Api, options.Generation, index, options.NotBefore, options.ExpiresAt, key, client, errors);
        if (options.Sha256 is not { Length: 64 } hex || !hex.All(char.IsAsciiHexDigit))
            return; // told by its attribute
        var hash = ApiKeyHash.Parse(hex);
        if (!directory.TryAdd(hash, client, described))
            errors.Add($"{key}:Sha256: another key has this hash.");
        if (!environment.IsDevelopment() && DemoClients.Uses(hash))
            errors.Add($"{key}:Sha256: a demo key is for development only.");
    }

    private SigningKey SigningKey(SigningKeyOptions options, int index, string key, Client client, ClientDirectory directory, ICollection<string> errors)
    {
        var described = Describe(KeyKind.Signing, options.Generation, index, options.NotBefore, options.ExpiresAt, key, client, errors);
        byte[] secret = [];
        if (string.IsNullOrEmpty(options.Value) == string.IsNullOrEmpty(options.File))
            errors.Add($"{key}: must have either Value or File.");
        else if (options.Value is { Length: > 0 } value)
            secret = Encoding.UTF8.GetBytes(value);
        else
            secret = ReadFile(Path.GetFullPath(options.File!, environment.ContentRootPath), $"{key}:File", directory, errors);
        if (KeyForm.IsApiKey(Encoding.Latin1.GetString(secret)))
            errors.Add($"{key}: holds an API key, and must hold a signing key.");
        var signingKey = new SigningKey(secret, described.Validity, described.Uses);
        if (!environment.IsDevelopment() && DemoClients.Uses(signingKey))
            errors.Add($"{key}: a demo key is for development only.");
        return signingKey;
    }

    private static byte[] ReadFile(string path, string key, ClientDirectory directory, ICollection<string> errors)
    {
        var file = FileState.Read(path, out var content);
        directory.Files.TryAdd(path, file);
        var bytes = content.AsSpan();
        if (bytes is [.., (byte)'\n'])
            bytes = bytes[..^1];
        if (bytes is [.., (byte)'\r'])
            bytes = bytes[..^1];
        if (file.Fault is { } fault)
            errors.Add($"{key}: the file cannot be read ({fault}).");
        else if (bytes.IsEmpty)
            errors.Add($"{key}: the file is empty.");
        return bytes.ToArray();
    }
}
