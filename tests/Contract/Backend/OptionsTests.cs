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
            "Backend:Storage:Provider: 'Paper' is not accepted; accepted: Sqlite, PostgreSql.",
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

    private static BackendOptions Load(Dictionary<string, string?> settings) =>
        BackendOptions.Load(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            new HostingEnvironment { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
}
