using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Keys;

public sealed class NewKeysTests
{
    [Fact]
    public async Task The_keys_are_told_once_and_the_configuration_has_the_hash_and_the_file_alone()
    {
        var run = await KeysRun.OfAsync("", "new", "--ehr", "nexus", "--id", "acme", "--organization", "Acme & Soehne's Clinics");
        run.Code.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        var keys = PrintedKeys.Of(run.Output);
        run.Output.Split(keys.ApiKey).Length.ShouldBe(2);
        run.Output.Split(keys.SigningKey).Length.ShouldBe(2);
        keys.WriteLine.ShouldBe("install -D -m 0600 /dev/stdin '/run/secrets/acme-signing-key-20260310'");
        JsonNode.Parse(keys.Client)!.ToJsonString().ShouldBe(new JsonObject
        {
            ["Id"] = "acme",
            ["Ehr"] = "nexus",
            ["Organization"] = "Acme & Soehne's Clinics",
            ["ApiKeys"] = new JsonArray(new JsonObject { ["Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(keys.ApiKey))), ["Generation"] = "20260310" }),
            ["SigningKeys"] = new JsonArray(new JsonObject { ["File"] = "/run/secrets/acme-signing-key-20260310", ["Generation"] = "20260310" }),
        }.ToJsonString());
    }

    [Fact]
    public async Task Each_time_they_are_others()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 10; i++)
        {
            var printed = PrintedKeys.Of((await KeysRun.OfAsync("", "new", "--ehr", "nexus", "--id", "acme")).Output);
            keys.Add(printed.ApiKey[3..]).ShouldBeTrue();
            keys.Add(printed.SigningKey[3..]).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_organization_is_the_id_where_it_is_not_said()
    {
        var run = await KeysRun.OfAsync("", "new", "--ehr", "nexus", "--id", "acme");
        ((string?)JsonNode.Parse(PrintedKeys.Of(run.Output).Client)!["Organization"]).ShouldBe("acme");
    }

    [Fact]
    public async Task A_second_one_of_a_day_has_a_generation_and_a_file_of_its_own()
    {
        var keys = PrintedKeys.Of((await KeysRun.OfAsync("", "new", "--ehr", "nexus", "--id", "acme", "--generation", "b")).Output);
        keys.WriteLine.ShouldEndWith("'/run/secrets/acme-signing-key-b'");
        ((string?)JsonNode.Parse(keys.Client)!["ApiKeys"]![0]!["Generation"]).ShouldBe("b");
        ((string?)JsonNode.Parse(keys.Client)!["SigningKeys"]![0]!["Generation"]).ShouldBe("b");
    }

    [Fact]
    public async Task A_file_is_named_so_that_a_shell_takes_it()
    {
        var run = await KeysRun.OfAsync("", "new", "--ehr", "nexus", "--id", "acme", "--signing-key-file", "/srv/o'neill $HOME/key");
        PrintedKeys.Of(run.Output).WriteLine.ShouldBe(@"install -D -m 0600 /dev/stdin '/srv/o'\''neill $HOME/key'");
    }

    [Theory]
    [InlineData("--ehr: must be 1 to 64 letters, digits, '.', '_' or '-'.", "new", "--ehr", "ne xus", "--id", "acme")]
    [InlineData("--id: must be 1 to 64 letters, digits, '.', '_' or '-'.", "new", "--ehr", "nexus", "--id", "../acme")]
    [InlineData("--organization: must be 1 to 128 printable ASCII characters.", "new", "--ehr", "nexus", "--id", "acme", "--organization", "Clínica")]
    [InlineData("--generation: must be 1 to 32 letters, digits, '.', '_' or '-'.", "new", "--ehr", "nexus", "--id", "acme", "--generation", "a b")]
    [InlineData("--signing-key-file: must be a path.", "new", "--ehr", "nexus", "--id", "acme", "--signing-key-file", "a\nb")]
    [InlineData("Option '--ehr' is required.", "new", "--id", "acme")]
    [InlineData("Unrecognized command or argument '--expires'.", "new", "--ehr", "nexus", "--id", "acme", "--expires")]
    [InlineData("Required command was not provided.")]
    [InlineData("Unrecognized command or argument 'renew'.", "renew")]
    public async Task What_is_wrong_in_the_arguments_is_told_and_no_key_is(string error, params string[] arguments)
    {
        var run = await KeysRun.OfAsync("", arguments);
        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain(error);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("hash")]
    [InlineData("check")]
    public async Task Each_command_has_its_help(string command)
    {
        var run = await KeysRun.OfAsync("", command, "--help");
        run.Code.ShouldBe(0);
        run.Output.ShouldContain($"keys {command}");
    }
}
