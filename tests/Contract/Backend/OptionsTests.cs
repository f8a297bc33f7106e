using Insight.Backend;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Insight.Contract.Tests.Backend;

public sealed class OptionsTests
{
    [Fact]
    public void What_is_not_configured_has_its_default()
    {
        var storage = Load([]).Storage;

        (storage.MaxGroupSize, storage.MaxQueued, storage.MaxQueuedBytes).ShouldBe((256, 4096, 1L << 30));
    }

    [Fact]
    public void What_is_configured_is_taken()
    {
        var storage = Load(new()
        {
            ["Backend:Storage:MaxGroupSize"] = "1",
            ["backend:storage:maxqueued"] = "1000000",
            ["Backend:Storage:MaxQueuedBytes"] = "1099511627776",
            ["Backend:Storage:ConnectionString"] = "Data Source=kept.db",
        }).Storage;

        (storage.MaxGroupSize, storage.MaxQueued, storage.MaxQueuedBytes, storage.ConnectionString).ShouldBe((1, 1_000_000, 1L << 40, "Data Source=kept.db"));
    }

    [Fact]
    public void Every_error_is_told_by_its_key_and_without_its_value()
    {
        var wrong = Should.Throw<OptionsValidationException>(() => Load(new()
        {
            ["Backend:Storage:MaxGroupSize"] = "0",
            ["Backend:Storage:MaxQueued"] = "many",
            ["Backend:Storage:MaxQueuedBytes"] = "",
            ["Backend:Storage:Provider"] = "Paper",
        }));

        wrong.Failures.ShouldBe(
        [
            "Backend:Storage:Provider: 'Paper' is not accepted; accepted: Sqlite, PostgreSql, Memory.",
            "Backend:Storage:MaxGroupSize: must be a whole number from 1 to 10000.",
            "Backend:Storage:MaxQueued: must be a whole number from 1 to 1000000.",
            "Backend:Storage:MaxQueuedBytes: must be a whole number from 1 to 1099511627776.",
        ]);
    }

    [Theory]
    [InlineData("MaxGroupSize", "10001")]
    [InlineData("MaxQueued", "-1")]
    [InlineData("MaxQueued", "99999999999999999999")]
    [InlineData("MaxQueuedBytes", "1e9")]
    public void A_number_out_of_its_range_is_an_error(string name, string value) =>
        Should.Throw<OptionsValidationException>(() => Load(new() { [$"Backend:Storage:{name}"] = value }))
            .Failures.ShouldHaveSingleItem().ShouldStartWith($"Backend:Storage:{name}: must be a whole number from 1 to ");

    [Theory]
    [InlineData("PostgreSql")]
    [InlineData("postgresql")]
    public void PostgreSql_is_a_provider_in_any_case_of_letters(string provider) =>
        Load(new() { ["Backend:Storage:Provider"] = provider, ["Backend:Storage:ConnectionString"] = "Host=h;Database=d" }).Storage.IsPostgreSql.ShouldBeTrue();

    [Theory]
    [InlineData("Data Source=data/insight.db")]
    [InlineData("Host=h")]
    [InlineData("Database=d")]
    [InlineData("Host=h;Database=d;Port=s3cret")]
    [InlineData("s3cret")]
    [InlineData("")]
    public void A_connection_string_that_names_no_server_and_database_is_an_error_and_is_not_repeated(string connection) =>
        Should.Throw<OptionsValidationException>(() => Load(new() { ["Backend:Storage:Provider"] = "PostgreSql", ["Backend:Storage:ConnectionString"] = connection }))
            .Failures.ShouldHaveSingleItem()
            .ShouldBe("Backend:Storage:ConnectionString: must have Npgsql's keywords alone, and name a server and a database, such as 'Host=127.0.0.1;Database=insight;Username=insight'.");

    [Theory]
    [InlineData("Sqlite", "Data Source=x.db", "is for PostgreSql alone.")]
    [InlineData("PostgreSql", "Host=h;Database=d;Password=s3cret", "must not be there beside a password in Backend:Storage:ConnectionString.")]
    [InlineData("PostgreSql", "Host=h;Database=d", "the file cannot be read.")]
    public void A_password_file_that_is_of_no_use_is_an_error(string provider, string connection, string error) =>
        Should.Throw<OptionsValidationException>(() => Load(new()
        {
            ["Backend:Storage:Provider"] = provider,
            ["Backend:Storage:ConnectionString"] = connection,
            ["Backend:Storage:PasswordFile"] = Path.Combine(AppContext.BaseDirectory, "there-is-no-such-file"),
        })).Failures.ShouldHaveSingleItem().ShouldBe($"Backend:Storage:PasswordFile: {error}");

    [Theory]
    [InlineData("8099", "Backend:Management:Urls: '8099' is not an address with a port to listen on such as http://127.0.0.1:8099.")]
    [InlineData("http://unix:/run/insight.sock", "Backend:Management:Urls: 'http://unix:/run/insight.sock' is not an address with a port to listen on such as http://127.0.0.1:8099.")]
    [InlineData("http://127.0.0.1:8090", "Backend:Management:Urls: must not have a port of Backend:Urls.")]
    [InlineData("http://10.0.0.1:8090", "Backend:Management:Urls: must not have a port of Backend:Urls.")]
    public void The_management_has_ports_of_its_own(string urls, string error) =>
        Should.Throw<OptionsValidationException>(() => Load(new() { ["Backend:Management:Urls"] = urls })).Failures.ShouldBe([error]);

    [Theory]
    [InlineData("")]
    [InlineData("http://*:9091")]
    [InlineData("http://127.0.0.1:0;https://[::1]:9091")]
    public void The_management_may_be_anywhere_or_nowhere(string urls) =>
        Load(new() { ["Backend:Management:Urls"] = urls }).Management.Addresses.Length.ShouldBe(urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Length);

    private static BackendOptions Load(Dictionary<string, string?> settings) =>
        BackendOptions.Load(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            new HostingEnvironment { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
}
