using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Keys;

public sealed class CheckKeysTests : IDisposable
{
    private const string Hash = "00000000000000000000000000000000000000000000000000000000000000";

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Clients_are_told_with_when_their_keys_are_valid_and_without_their_values()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "acme-key"), "canary\n");
        var run = await CheckAsync($$"""
            { "Edge": { "Clients": [
              { "Id": "acme", "Ehr": "nexus", "Organization": "Acme Clinics",
                "ApiKeys": [ { "Sha256": "{{Hash}}a1", "ExpiresAt": "2026-04-09T12:00:00Z" }, { "Sha256": "{{Hash}}a2", "NotBefore": "2026-04-01T00:00:00Z", "ExpiresAt": "2027-01-01T01:00:00+01:00" } ],
                "SigningKeys": [ { "File": "acme-key", "Generation": "2026-03" } ] },
              { "Id": "a-very-long-client", "Ehr": "medicat", "Organization": "O",
                "ApiKeys": [ { "Sha256": "{{Hash}}a3", "ExpiresAt": "2026-03-10T12:00:00Z" } ],
                "SigningKeys": [ { "Value": "canary" } ] } ] } }
            """);
        run.ShouldBe(new KeysRun(0, """
            client              EHR      organization  API keys  signing keys
            acme                nexus    Acme Clinics  2         1
            a-very-long-client  medicat  O             1         1

            client              key      generation  valid from            expires
            acme                API      1           always                2026-04-09T12:00:00Z  EXPIRES in 30 day(s)
            acme                API      2           2026-04-01T00:00:00Z  2027-01-01T00:00:00Z  not valid yet
            acme                signing  2026-03     always                never
            a-very-long-client  API      1           always                2026-03-10T12:00:00Z  EXPIRED
            a-very-long-client  signing  1           always                never

            2 of 5 key(s) have expired or expire within 30 days.

            """, ""));
    }

    [Fact]
    public async Task Every_error_is_told_by_its_key_as_the_edge_tells_it()
    {
        var run = await CheckAsync("""
            { "Edge": { "Clients": [
              { "Id": "acme", "Ehr": "nexus", "Organisation": "Acme",
                "ApiKeys": [ { "Sha256": "ik_canary-canary-canary-canary-canary-canary-c" } ],
                "SigningKeys": [ { "File": "no-such-file" } ] } ] } }
            """);
        run.Code.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            "Edge:Clients:0:ApiKeys:0:Sha256: holds a key itself, which must not be kept: replace the key, and give the new one's SHA-256, which 'keys hash' tells.",
            "Edge:Clients:0:Organisation: there is no such setting; there is ApiKeys, Ehr, Id, Organization, RateLimit, SigningKeys.",
            "Edge:Clients:0:Organization: is required.",
            "Edge:Clients:0:SigningKeys:0:File: the file cannot be read (FileNotFoundException).",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Production", 1)]
    [InlineData("Development", 0)]
    public async Task Demo_keys_are_good_in_development_alone(string environment, int code)
    {
        var run = await KeysRun.OfAsync("", "check", "--environment", environment, RepositoryFolder.PathOf("src/Insight.Edge/appsettings.Development.json"));
        run.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("{ \"Edge\": {\n  \"canary\"\n} }", "The file is not JSON (line 3), or names a setting twice.")]
    [InlineData("{ \"Edge\": 1, \"edge\": \"canary\" }", "The file is not JSON, or names a setting twice.")]
    [InlineData("{}", "Edge:Clients: must hold at least one client.")]
    public async Task A_file_without_clients_is_wrong(string settings, string error)
    {
        var run = await CheckAsync(settings);
        run.ShouldBe(new KeysRun(1, "", error + Environment.NewLine));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_usage()
    {
        var run = await KeysRun.OfAsync("", "check", Path.Combine(_folder, "missing.json"));
        run.ShouldBe(new KeysRun(2, "", $"The file cannot be read (FileNotFoundException).{Environment.NewLine}"));
    }

    private async Task<KeysRun> CheckAsync(string settings)
    {
        var file = Path.Combine(_folder, "appsettings.Production.json");
        await File.WriteAllTextAsync(file, settings);
        return await KeysRun.OfAsync("", "check", file);
    }
}
