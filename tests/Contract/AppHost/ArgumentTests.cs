using System.Net;
using System.Net.Sockets;

namespace Insight.Contract.Tests.AppHost;

/// <summary>What the command line takes, and that nothing starts with anything else.</summary>
public sealed class ArgumentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    [Theory]
    [InlineData("--sandbox: the switch is --sandbox, to the letter and without a value.", "--sandbox=true")]
    [InlineData("--Sandbox: the switch is --sandbox, to the letter and without a value.", "--Sandbox")]
    [InlineData("-sandbox: the switch is --sandbox, to the letter and without a value.", "-sandbox")]
    [InlineData("--sandbx: there is no such switch, and no such setting.", "--sandbx")]
    [InlineData("Argument 9 is neither a switch nor a setting.", "sandbox")]
    [InlineData("Argument 10 is neither a switch nor a setting.", "--sandbox", "on")]
    [InlineData("-x: there is no such switch. A setting has two dashes.", "-x")]
    [InlineData("-Edge:Urls: there is no such switch. A setting has two dashes.", "-Edge:Urls=http://127.0.0.1:0")]
    [InlineData("--urls: there is no such switch, and no such setting.", "--urls=http://127.0.0.1:0")]
    [InlineData("--Egde:Urls: settings are in the sections Edge, Backend, ReverseProxy, Kestrel, Logging.", "--Egde:Urls=http://127.0.0.1:0")]
    [InlineData("--Edge__Urls: there is no such switch, and no such setting.", "--Edge__Urls=http://127.0.0.1:0")]
    [InlineData("--Environment: the variable ASPNETCORE_ENVIRONMENT names the environment.", "--Environment=Production")]
    [InlineData("--Edge:Urls has no value: give it as --Edge:Urls=VALUE.", "--Edge:Urls")]
    [InlineData("--Edge:Urls has no value: give it as --Edge:Urls=VALUE.", "--Edge:Urls", "--sandbox")]
    public async Task What_is_unknown_starts_nothing_and_is_told_with_what_there_is(string told, params string[] arguments)
    {
        await using var program = AppHostProgram.Start(_folder, ["--Logging:Key", "value", "--Logging:Key2", "value", .. arguments]);

        var (exitCode, error) = await program.ExitAsync();

        exitCode.ShouldBe(2);
        error.Split('\n')[0].TrimEnd().ShouldBe(told);
        error.ShouldContain("Usage: ");
        error.ShouldContain("--sandbox  ");
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_is_printed_and_nothing_starts()
    {
        await using var program = AppHostProgram.Start(_folder, "--help", "--sandbx");

        (await program.ReadUntilAsync(_ => true)).ShouldStartWith("Usage: ");
        (await program.ExitAsync()).ShouldBe((0, ""));
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_value_is_repeated()
    {
        await using var program = AppHostProgram.Start(_folder, "--Token=a-secret", "a-secret");

        (await program.ExitAsync()).Error.ShouldNotContain("a-secret");
    }

    [Theory]
    [InlineData("--Edge:MaxRequestBodyBytes=1", "--Logging:Key=x")]
    [InlineData("--Edge:MaxRequestBodyBytes", "1", "/Logging:Key", "x", "Logging:Key2=x")]
    public async Task Settings_are_passed_on_in_both_forms(params string[] settings)
    {
        await using var program = AppHostProgram.Start(_folder, ["--sandbox", .. settings]);

        (await PastedCurl.SendAsync(await program.ReadUntilAsync(PastedCurl.IsOne))).Status.ShouldBe(413);
    }

    [Theory]
    [InlineData("Edge:Urls")]
    [InlineData("Edge:Management:Urls")]
    [InlineData("Backend:Urls")]
    [InlineData("Backend:Management:Urls")]
    public async Task Where_a_port_is_taken_it_tells_the_setting_that_gives_another(string key)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var program = AppHostProgram.Start(_folder, "--sandbox", $"--{key}=http://{taken.LocalEndpoint}");

        var (exitCode, error) = await program.ExitAsync();

        exitCode.ShouldBe(1);
        error.ShouldContain($"{taken.LocalEndpoint}: address already in use.");
        error.ShouldContain($"give another address: --{key}=http://127.0.0.1:PORT.");
        (error + await program.RestAsync()).ShouldNotContain("   at ");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
