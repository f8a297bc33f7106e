using Insight.Contract.Tests.Support;
using Insight.Edge.Clients;
using Insight.Edge.Configuration;

namespace Insight.Contract.Tests.Clients;

public sealed class ClientsReaderTests
{
    private const string KeyForHash =
        "Edge:Clients:0:ApiKeys:0:Sha256: holds a key itself, which must not be kept: replace the key, and give the new one's SHA-256, which 'keys hash' tells.";

    [Fact]
    public void A_client_with_nothing_wrong_is_read_without_an_error()
    {
        var (directory, errors) = Read(Settings.OneClient());
        errors.ShouldBeEmpty();
        var client = directory.Clients.ShouldHaveSingleItem();
        client.Id.ShouldBe("acme");
        client.Ehr.ShouldBe("nexus");
        client.Organization.ShouldBe("Acme Clinics");
        client.RateLimit.ShouldBe(new RateLimitOptions { PermitsPerSecond = 100, Burst = 200, MaxConcurrent = 64 });
    }

    [Theory]
    [InlineData("Edge:Clients:0:Id", null, "Edge:Clients:0:Id: is required.")]
    [InlineData("Edge:Clients:0:Id", "a b", "Edge:Clients:0:Id: must be 1 to 64 letters, digits, '.', '_' or '-'.")]
    [InlineData("Edge:Clients:0:Id", "acme\n", "Edge:Clients:0:Id: must be 1 to 64 letters, digits, '.', '_' or '-'.")]
    [InlineData("Edge:Clients:0:Id", "other", "Edge:Clients:0:Id: must not be 'other', which metrics call whoever is no client.")]
    [InlineData("Edge:Clients:0:Ehr", "other", "Edge:Clients:0:Ehr: must not be 'other', which metrics call whoever is no client.")]
    [InlineData("Edge:Clients:0:Ehr", "", "Edge:Clients:0:Ehr: is required.")]
    [InlineData("Edge:Clients:0:Organization", "Clínica", "Edge:Clients:0:Organization: must be 1 to 128 printable ASCII characters.")]
    [InlineData("Edge:Clients:0:Organization", "Acme\n", "Edge:Clients:0:Organization: must be 1 to 128 printable ASCII characters.")]
    [InlineData("Edge:Clients:0:ApiKeys:0:Sha256", "secret", "Edge:Clients:0:ApiKeys:0:Sha256: must be 64 hex digits: the SHA-256 of the key.")]
    [InlineData("Edge:Clients:0:ApiKeys:0:Sha256", "ik_0123456789012345678901234567890123456789abc", KeyForHash)]
    [InlineData("Edge:Clients:0:ApiKeys:0:Sha256", "is_0123456789012345678901234567890123456789-_c", KeyForHash)]
    [InlineData("Edge:Clients:0:SigningKeys:0:Value", "ik_0123456789012345678901234567890123456789abc", "Edge:Clients:0:SigningKeys:0: holds an API key, and must hold a signing key.")]
    [InlineData("Edge:Clients:0:ApiKeys:0:ExpiresAt", "tomorrow", "Edge:Clients:0:ApiKeys:0:ExpiresAt: must be a date and time, as 2026-12-31T23:59:59Z.")]
    [InlineData("Edge:Clients:0:ApiKeys:0:Sha1", "x", "Edge:Clients:0:ApiKeys:0:Sha1: there is no such setting; there is ExpiresAt, Generation, NotBefore, Sha256.")]
    [InlineData("Edge:Clients:0:ApiKeys:0:Generation", "this year's", "Edge:Clients:0:ApiKeys:0:Generation: must be 1 to 32 letters, digits, '.', '_' or '-'.")]
    [InlineData("Edge:Clients:0:ApiKeys:1:Sha256", Settings.AnyHash, "Edge:Clients:0:ApiKeys:1:Sha256: another key has this hash.")]
    [InlineData("Edge:Clients:0:SigningKeys:0:Value", null, "Edge:Clients:0:SigningKeys:0: must have either Value or File.")]
    [InlineData("Edge:Clients:0:SigningKeys:0:File", "also", "Edge:Clients:0:SigningKeys:0: must have either Value or File.")]
    [InlineData("Edge:Clients:0:SigningKeys:1:File", "no/such/file", "Edge:Clients:0:SigningKeys:1:File: the file cannot be read (DirectoryNotFoundException).")]
    [InlineData("Edge:Clients:0:RateLimit:Burst", "many", "Edge:Clients:0:RateLimit:Burst: must be a whole number.")]
    [InlineData("Edge:Clients:0:RateLimit:Burst", "0", "Edge:Clients:0:RateLimit:Burst: must be 1 to 1000000 requests.")]
    [InlineData("Edge:Clients:0:RateLimit:PermitsPerSecond", "0", "Edge:Clients:0:RateLimit:PermitsPerSecond: must be 0.001 to 1000000 requests per second.")]
    [InlineData("Edge:Clients:0:RateLimit:MaxConcurrent", "-1", "Edge:Clients:0:RateLimit:MaxConcurrent: must be 1 to 1000000 requests.")]
    [InlineData("Edge:Clients:0:RateLimit", "fast", "Edge:Clients:0:RateLimit: must be a section, not a single value.")]
    public void What_is_wrong_is_told_by_its_key_and_its_rule(string key, string? value, string error)
    {
        var settings = Settings.OneClient();
        settings[key] = value;
        Read(settings).Errors.ShouldBe([error]);
    }

    [Fact]
    public void Every_error_is_told_at_once()
    {
        var settings = Settings.OneClient();
        settings["Edge:Clients:0:Id"] = null;
        settings["Edge:Clients:0:RateLimit:Burst"] = "many";
        settings["Edge:Clients:0:SigningKeys:0:Value"] = null;
        Read(settings).Errors.Count.ShouldBe(3);
    }

    [Fact]
    public void A_client_needs_an_api_key_and_a_signing_key()
    {
        var settings = Settings.OneClient();
        settings.Remove("Edge:Clients:0:ApiKeys:0:Sha256");
        settings.Remove("Edge:Clients:0:SigningKeys:0:Value");
        Read(settings).Errors.ShouldBe(
        [
            "Edge:Clients:0:ApiKeys: must hold at least one key.",
            "Edge:Clients:0:SigningKeys: must hold at least one key.",
        ]);
    }

    [Fact]
    public void A_key_must_expire_after_it_becomes_valid()
    {
        var settings = Settings.OneClient();
        settings["Edge:Clients:0:ApiKeys:0:NotBefore"] = settings["Edge:Clients:0:ApiKeys:0:ExpiresAt"] = "2026-01-01T00:00:00Z";
        Read(settings).Errors.ShouldBe(["Edge:Clients:0:ApiKeys:0:ExpiresAt: must be later than NotBefore."]);
    }

    [Fact]
    public void Two_clients_share_neither_an_id_nor_an_api_key()
    {
        var settings = Settings.OneClient();
        foreach (var (key, value) in Settings.OneClient())
            settings[key.Replace(":0:Id", ":1:Id", StringComparison.Ordinal).Replace("Clients:0", "Clients:1", StringComparison.Ordinal)] = value;
        Read(settings).Errors.ShouldBe(["Edge:Clients:1:Id: another client has this id.", "Edge:Clients:1:ApiKeys:0:Sha256: another key has this hash."]);
    }

    [Fact]
    public void No_client_at_all_is_an_error() =>
        Read([]).Errors.ShouldBe(["Edge:Clients: must hold at least one client."]);

    [Theory]
    [InlineData("2026-11", "2026-11", 1)]
    [InlineData("2", null, 1)] // the second's number
    [InlineData("1", null, 0)]
    [InlineData("", "", 0)]
    [InlineData("2026-10", "2026-11", 0)]
    public void Keys_of_one_generation_could_not_be_told_apart(string first, string? second, int errors)
    {
        var settings = Settings.OneClient();
        settings["Edge:Clients:0:SigningKeys:0:Generation"] = first;
        settings["Edge:Clients:0:SigningKeys:1:Generation"] = second;
        settings["Edge:Clients:0:SigningKeys:1:Value"] = "another";
        settings["Edge:Clients:0:ApiKeys:0:Generation"] = first; // of another kind: no matter

        Read(settings).Errors.ShouldBe(Enumerable.Repeat(
            "Edge:Clients:0:SigningKeys:1:Generation: another of this client's keys has this generation; without one a key has its number in the list.", errors));
    }

    [Theory]
    [InlineData("secret", "secret")]
    [InlineData("secret\n", "secret")]
    [InlineData("secret\r\n", "secret")]
    [InlineData("secret\n\n", "secret\n")]
    [InlineData(" secret ", " secret ")]
    public void A_signing_keys_file_is_the_key_but_for_one_line_end(string content, string key)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, content);
            var settings = Settings.OneClient();
            settings["Edge:Clients:0:SigningKeys:0:Value"] = null;
            settings["Edge:Clients:0:SigningKeys:0:File"] = file;
            var (directory, errors) = Read(settings);
            errors.ShouldBeEmpty();
            directory.Clients[0].SigningKeys[0].Is(System.Text.Encoding.UTF8.GetBytes(key)).ShouldBeTrue();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (ClientDirectory Directory, List<string> Errors) Read(Dictionary<string, string?> settings)
    {
        var errors = new List<string>();
        return (Settings.Reader().Read(SectionSnapshot.Of(Settings.Configuration(settings), ClientRegistry.Section), errors), errors);
    }
}
