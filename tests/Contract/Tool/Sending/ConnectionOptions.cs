using System.CommandLine;
using System.Net;
using System.Text;

namespace Insight.Contract.Sending;

/// <summary>The options that say which live edge, and as whom.</summary>
/// <param name="isRequired">Whether there must be one.</param>
internal sealed class ConnectionOptions(bool isRequired)
{
    private readonly Option<string?> _url = new("--url") { Description = "A live edge: https://edge.example.com.", HelpName = "URL", Required = isRequired };
    private readonly Option<string?> _ehr = new("--ehr") { Description = "The EHR in the path, as it is registered for the API key." };
    private readonly Option<string?> _apiKey = new("--api-key-file") { Description = "A file that holds the API key.", HelpName = "FILE", Required = isRequired };
    private readonly Option<string?> _signingKey = new("--signing-key-file") { Description = "A file that holds the signing key.", HelpName = "FILE", Required = isRequired };
    private readonly Option<int> _timeout = WholeNumberOption.Create("--timeout", "How long an answer is waited for, in seconds.", 1, 3600, otherwise: 30);
    private readonly Option<bool> _allowHttp = new("--allow-http") { Description = "Sends keys over plain HTTP to another machine, where anybody on the way reads them." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="more">Options of its own that mean nothing without an edge.</param>
    public void AddTo(Command command, params IEnumerable<Option> more)
    {
        Option[] dependents = [_ehr, _apiKey, _signingKey, _timeout, _allowHttp, .. more];
        foreach (var option in (Option[])[_url, .. dependents])
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_url) is not null)
                return;
            foreach (var option in dependents.Where(option => result.GetResult(option) is { Implicit: false }))
                result.AddError($"{option.Name} belongs to --url, which is absent.");
        });
    }

    /// <summary>The files of the keys, as they were named.</summary>
    public IEnumerable<string> KeyFiles(ParseResult parsed) => ((string?[])[parsed.GetValue(_apiKey), parsed.GetValue(_signingKey)]).OfType<string>();

    /// <summary>The connection that was asked for.</summary>
    /// <returns>Null where none was.</returns>
    /// <exception cref="UsageException">Something of it is missing, or wrong.</exception>
    public EdgeConnection? Connection(ParseResult parsed, ContractConsole console)
    {
        var ((url, ehr), (apiKey, signingKey)) = ((parsed.GetValue(_url), parsed.GetValue(_ehr)), (parsed.GetValue(_apiKey), parsed.GetValue(_signingKey)));
        if (url is null)
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0)
            throw new UsageException("--url must be an address, as https://edge.example.com.");
        if (address.UserInfo.Length > 0)
            throw new UsageException("--url must hold no user name and no password.");
        if (address.Scheme == Uri.UriSchemeHttp && !IsLoopback(address) && !parsed.GetValue(_allowHttp))
            throw new UsageException("--url is plain HTTP: the keys could be read on their way. Use https, or --allow-http where you know the way.");
        if (apiKey is null || signingKey is null)
            throw new UsageException("--url needs --api-key-file and --signing-key-file.");
        var key = SecretFile.Read(apiKey, console.Folder);
        if (key.AsSpan().ContainsAnyExceptInRange((byte)'!', (byte)'~'))
            throw new UsageException($"{apiKey} holds no API key: one is letters, digits and signs of ASCII, without white space.");
        return new EdgeConnection(
            address, ehr, Encoding.ASCII.GetString(key), SecretFile.Read(signingKey, console.Folder), TimeSpan.FromSeconds(parsed.GetValue(_timeout)))
        {
            ApiKeyFile = apiKey,
            SigningKeyFile = signingKey,
        };
    }

    private static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
