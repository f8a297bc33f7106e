using Insight.Backend;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Insight.Contract.Tests.Backend.Authentication;

public sealed class TokenStartTests : IDisposable
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Outside_development_the_backend_does_not_start_without_a_token(string environment) =>
        ErrorsOf(new(), environment)
            .ShouldBe(["Backend:Token: outside Development the backend needs a token, here or in Backend:TokenFile."]);

    [Theory]
    [InlineData("http://0.0.0.0:8090")]
    [InlineData("http://*:8090")]
    [InlineData("http://[::]:8090")]
    [InlineData("http://10.0.0.1:8090")]
    [InlineData("http://127.0.0.1:8090;http://+:8091")]
    public void On_an_address_other_than_loopback_the_backend_does_not_start_without_a_token(string urls) =>
        ErrorsOf(new() { ["Backend:Urls"] = urls }, "Development")
            .ShouldBe(["Backend:Token: on an address other than loopback the backend needs a token, here or in Backend:TokenFile."]);

    [Theory]
    [InlineData("http://127.0.0.1:8090")]
    [InlineData("http://127.8.9.1:8090;http://[::1]:8090;http://localhost:8091")]
    [InlineData("http://unix:/run/insight.sock")]
    public void In_development_on_loopback_it_starts_without(string urls) =>
        ErrorsOf(new() { ["Backend:Urls"] = urls }, "Development").ShouldBeEmpty();

    [Fact]
    public void With_a_token_it_starts_everywhere() =>
        ErrorsOf(new() { ["Backend:Urls"] = "http://*:8090", ["Backend:Token"] = $"{Token} {Token}2" }, "Production").ShouldBeEmpty();

    [Fact]
    public void With_a_file_of_tokens_it_starts_everywhere()
    {
        var file = Path.Combine(_folder, "token");
        File.WriteAllText(file, Token + "\n");
        ErrorsOf(new() { ["Backend:TokenFile"] = file }, "Production").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("0123456789abcdef0123456789abcde\u00e9")]
    [InlineData(Token + " secret")]
    [InlineData(" ")]
    public void What_is_no_token_is_an_error_and_is_not_told(string token)
    {
        var error = ErrorsOf(new() { ["Backend:Token"] = token }, "Development").ShouldHaveSingleItem();
        error.ShouldStartWith("Backend:Token: must hold tokens of 32 to 512 characters");
        error.ShouldNotContain("secret");
    }

    [Fact]
    public void A_file_that_is_missing_or_empty_is_an_error()
    {
        var file = Path.Combine(_folder, "token");
        ErrorsOf(new() { ["Backend:TokenFile"] = file }, "Production").ShouldBe(["Backend:TokenFile: the file cannot be read (FileNotFoundException)."]);
        File.WriteAllText(file, "\n");
        ErrorsOf(new() { ["Backend:TokenFile"] = file }, "Production").ShouldHaveSingleItem().ShouldStartWith("Backend:TokenFile: must hold tokens");
    }

    [Fact]
    public void A_token_and_a_file_of_tokens_are_one_too_many() =>
        ErrorsOf(new() { ["Backend:Token"] = Token, ["Backend:TokenFile"] = "token" }, "Production")
            .ShouldBe(["Backend:Token: must be absent where Backend:TokenFile is there."]);

    [Fact]
    public void A_client_certificate_that_cannot_be_demanded_is_an_error_by_its_key() =>
        ErrorsOf(
            new() { ["Backend:ClientCertificate:CaFile"] = "/nowhere/ca.pem", ["Backend:ClientCertificate:Sha256"] = "12:34" }, "Development").ShouldBe(
            [
                "Backend:ClientCertificate: needs an https address in Backend:Urls.",
                "Backend:ClientCertificate:CaFile: must be a readable PEM file of certificates (DirectoryNotFoundException).",
                "Backend:ClientCertificate:Sha256: must hold SHA-256 thumbprints of 64 hex digits, separated by white space.",
            ]);

    // An unset variable of a deployment would otherwise open to everybody what was meant for one.
    [Fact]
    public void A_client_certificate_that_is_not_named_or_that_an_address_does_not_ask_for_is_an_error()
    {
        ErrorsOf(new() { ["Backend:ClientCertificate:CaFile"] = "", ["Backend:ClientCertificate:Sha256"] = "" }, "Development").ShouldBe(
            [
                "Backend:ClientCertificate:CaFile: is empty; leave it out where no certificate is demanded.",
                "Backend:ClientCertificate:Sha256: is empty; leave it out where no certificate is demanded.",
            ]);
        ErrorsOf(
            new()
            {
                ["Backend:Urls"] = "https://*:8443;http://127.0.0.1:8090;http://*:8091",
                ["Backend:Token"] = Token,
                ["Backend:ClientCertificate:Sha256"] = new string('a', 64),
            },
            "Production").ShouldBe(["Backend:ClientCertificate: an http address in Backend:Urls must be on loopback: nobody shows a certificate there."]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] ErrorsOf(Dictionary<string, string?> settings, string environment)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        try
        {
            BackendOptions.Load(configuration, new HostingEnvironment { EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory });
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
    }
}
