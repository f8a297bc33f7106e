using Insight.Load;
using Insight.Load.Scenarios;

namespace Insight.Contract.Tests.Load.Scenarios;

public sealed class ScenarioOptionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("insight-load-test-");

    [Theory]
    [InlineData("compare --entries abc", "--entries: must be 1 to 1000, several by commas.")]
    [InlineData("compare --entries 1,,2", "--entries: must be 1 to 1000, several by commas.")]
    [InlineData("compare --entries 99999999999", "--entries: must be 1 to 1000, several by commas.")]
    [InlineData("compare --quick --entries -5", "--entries: must be 1 to 1000, several by commas.")]
    [InlineData("compare --quick --entries 0", "--entries: must be 1 to 1000, several by commas.")]
    [InlineData("compare --seconds -1", "--seconds: must be 1 to 3600.")]
    [InlineData("compare --seconds 0", "--seconds: must be 1 to 3600.")]
    [InlineData("compare --seconds 1.5", "--seconds: must be 1 to 3600.")]
    [InlineData("compare --rounds 0", "--rounds: must be 1 to 1000.")]
    [InlineData("compare --connections 0", "--connections: must be 1 to 1024.")]
    [InlineData("compare --warm-up -1", "--warm-up: must be 0 to 600.")]
    [InlineData("compare --peers edge,foo", "--peers: must be of edge, yarp, nginx, fastify, prism, prism-quiet, several by commas.")]
    [InlineData("compare --edge /dev/null", "--edge: must be a folder that dotnet publish made, with Insight.Edge.dll.")]
    [InlineData("compare --baseline /dev/null", "--baseline: must be a folder that dotnet publish made, with Insight.Edge.dll.")]
    [InlineData("latency --rate -5", "--rate: must be 1 to 1000000.")]
    [InlineData("latency --rate 1,5", "--rate: must be 1 to 1000000.")]
    [InlineData("latency --rate NaN", "--rate: must be 1 to 1000000.")]
    [InlineData("system --entries 0", "--entries: must be 1 to 1000, several by commas.")]
    [InlineData("system --folder /dev/null/x", "--folder: must be a folder that exists.")]
    [InlineData("system --backend /dev/null", "--backend: must be a folder that dotnet publish made, with Insight.Backend.dll.")]
    [InlineData("storage --single MaxGroupSize", "--single: must be NAME=VALUE.")]
    [InlineData("storage --single", "Required argument missing for option: '--single'.")]
    [InlineData("steady --minutes -1", "--minutes: must be 0.1 to 10080.")]
    [InlineData("soak --minutes 0", "--minutes: must be 0.1 to 10080.")]
    [InlineData("soak --rate 0", "--rate: must be 1 to 1000000.")]
    [InlineData("spike --limit 0", "--limit: must be 1 to 500000.")]
    [InlineData("spike --seconds 0", "--seconds: must be 1 to 3600.")]
    [InlineData("growth --clients abc", "--clients: must be 1 to 10000, several by commas.")]
    [InlineData("growth --clients 0", "--clients: must be 1 to 10000, several by commas.")]
    [InlineData("noisy-neighbour --flood -1", "--flood: must be 1 to 1000000.")]
    [InlineData("memory --bytes 0", "--bytes: must be 604018 to 10485760.")]
    [InlineData("memory --connections 0", "--connections: must be 1 to 1024.")]
    [InlineData("startup --rounds 0", "--rounds: must be 1 to 1000.")]
    [InlineData("startup --entries 0", "--entries: must be 1 to 1000.")]
    public void A_value_out_of_range_is_refused_by_the_options_name_and_rule(string line, string rule) =>
        CommandLine.Create().Parse(line).Errors.Select(error => error.Message).ShouldBe([rule]);

    [Fact]
    public void Every_scenarios_own_defaults_are_in_range()
    {
        foreach (var command in CommandLine.Create().Subcommands.Where(command => !command.Hidden))
        {
            // Defaults are not parsed; given as a user would give them, they are.
            var given = command.Options
                .Where(option => option.HasDefaultValue)
                .Select(option => (option.Name, Value: option.GetDefaultValue()))
                .Where(option => option.Value is int or double or string)
                .SelectMany(option => (string[])[option.Name, $"{option.Value}"]);
            CommandLine.Create().Parse([command.Name, .. given]).Errors.ShouldBeEmpty(command.Name);
        }
    }

    [Theory]
    [InlineData("--entries", "--clients")]
    [InlineData("--clients", "--entries")]
    public void Growth_leaves_out_what_is_empty_but_not_both(string one, string other)
    {
        CommandLine.Create().Parse(["growth", one, ""]).Errors.ShouldBeEmpty();
        CommandLine.Create().Parse(["growth", one, "", other]).Errors.Single().Message.ShouldBe($"Required argument missing for option: '{other}'.");
        CommandLine.Create().Parse(["growth", one, "", other, ""]).Errors.Single().Message.ShouldBe("--entries, --clients: one of them must name something.");
    }

    [Fact]
    public void A_published_edge_and_a_folder_that_exist_are_taken()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "Insight.Edge.dll"), "");

        CommandLine.Create().Parse(["system", "--edge", _folder.FullName, "--folder", _folder.FullName]).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_list_names_each_once()
    {
        ScenarioOptions.ToNumbers("10,1,10").ShouldBe([10, 1]);
        ScenarioOptions.ToNumbers("").ShouldBeEmpty();
        ScenarioOptions.ToNames("edge,yarp,edge").ShouldBe(["edge", "yarp"]);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
