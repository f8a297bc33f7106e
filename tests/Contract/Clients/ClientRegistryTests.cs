using Insight.Contract.Tests.Support;
using Insight.Edge.Clients;
using Insight.Edge.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Clients;

public sealed class ClientRegistryTests : IDisposable
{
    private readonly CapturedLog _log = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    [Fact]
    public void A_changed_configuration_takes_effect_without_a_restart()
    {
        var configuration = Settings.Configuration(Settings.OneClient("before"));
        using var registry = Registry(configuration);
        Change(configuration, "Edge:Clients:0:Id", "after");
        registry.Current.Clients[0].Id.ShouldBe("after");
    }

    [Fact]
    public void A_broken_change_is_refused_whole_and_told_and_the_last_good_one_stays()
    {
        var configuration = Settings.Configuration(Settings.OneClient("before"));
        using var registry = Registry(configuration);
        configuration["Edge:Clients:0:RateLimit:Burst"] = "0";
        Change(configuration, "Edge:Clients:0:Id", "after");
        registry.Current.Clients[0].Id.ShouldBe("before");
        registry.Current.Clients[0].RateLimit.Burst.ShouldBe(200);
        var line = _log.Lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Error);
        line.Text.ShouldContain("Edge:Clients:0:RateLimit:Burst: must be 1 to 1000000 requests.");
    }

    [Fact]
    public void A_broken_change_that_is_mended_takes_effect()
    {
        var configuration = Settings.Configuration(Settings.OneClient("before"));
        using var registry = Registry(configuration);
        Change(configuration, "Edge:Clients:0:Ehr", "");
        Change(configuration, "Edge:Clients:0:Ehr", "medicat");
        registry.Current.Clients[0].Ehr.ShouldBe("medicat");
    }

    [Fact]
    public void Wrong_clients_at_start_are_an_error() =>
        Should.Throw<ConfigurationException>(() => Registry(Settings.Configuration([])))
            .Errors.ShouldBe(["Edge:Clients: must hold at least one client."]);

    [Fact]
    public async Task A_changed_signing_key_file_takes_effect_without_a_restart()
    {
        var file = Path.Combine(_folder, ".signing-key"); // mounted secrets have such names
        await File.WriteAllTextAsync(file, "before");
        var settings = Settings.OneClient();
        settings["Edge:Clients:0:SigningKeys:0:Value"] = null;
        settings["Edge:Clients:0:SigningKeys:0:File"] = file;
        using var registry = Registry(Settings.Configuration(settings));
        await File.WriteAllTextAsync(file, "after");
        await _log.WaitForAsync(line => line.EventId == 1000);
        registry.Current.Clients[0].SigningKeys[0].Is("after"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task Several_signing_key_files_may_change_at_once_and_again()
    {
        var files = Enumerable.Range(0, 6).Select(i => Path.Combine(_folder, $"key-{i}")).ToArray();
        var settings = Settings.OneClient();
        settings["Edge:Clients:0:SigningKeys:0:Value"] = null;
        for (var i = 0; i < files.Length; i++)
            settings[$"Edge:Clients:0:SigningKeys:{i}:File"] = files[i];
        Array.ForEach(files, file => File.WriteAllText(file, "first"));
        using var registry = Registry(Settings.Configuration(settings));

        foreach (var content in (string[])["second", "third"])
        {
            Array.ForEach(files, file => File.WriteAllText(file, content));
            await Eventually.ShouldAsync($"every key is the {content}", () => registry.Current.Clients[0].SigningKeys.All(key => key.Is(System.Text.Encoding.UTF8.GetBytes(content))));
        }
    }

    [Fact]
    public async Task A_signing_key_file_that_comes_late_mends_a_refused_change()
    {
        var file = Path.Combine(_folder, "not", "yet", "there");
        var configuration = Settings.Configuration(Settings.OneClient());
        using var registry = Registry(configuration);
        configuration["Edge:Clients:0:SigningKeys:0:Value"] = null;
        Change(configuration, "Edge:Clients:0:SigningKeys:0:File", file);
        _log.Lines.ShouldHaveSingleItem().EventId.ShouldBe(1001);

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "late");
        await Eventually.ShouldAsync("the key is there", () => registry.Current.Clients[0].SigningKeys[0].Is("late"u8));
    }

    [Fact]
    public async Task A_configuration_file_that_becomes_broken_keeps_its_last_good_content()
    {
        var file = Path.Combine(_folder, "clients.json");
        await File.WriteAllTextAsync(file, """{"Edge":{"Clients":[{"Id":"acme"}]}}""");
        var faults = new ConfigurationFileFaults();
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(_log));
        var reloads = new ConfigurationReloads(TimeProvider.System);
        faults.TellTo(logging.CreateLogger<ConfigurationFileFaults>(), reloads);
        var builder = new ConfigurationBuilder().AddJsonFile(file, optional: false, reloadOnChange: true);
        LastGoodJsonSource.ReplaceAll(builder, faults);
        var configuration = builder.Build();
        using var _ = (IDisposable)configuration;

        await File.WriteAllTextAsync(file, """{"Edge":{"Clients":[{"Id":"new" "SigningKey":"secret"}]}}""");
        configuration.Reload();
        configuration["Edge:Clients:0:Id"].ShouldBe("acme");
        var told = _log.Lines.First(line => line.EventId == 2000).Text;
        told.ShouldContain("clients.json");
        told.ShouldNotContain("secret");
        reloads.Parts.ShouldContain(part => part.Part == ConfigurationReloads.SettingsFile && part.Refused > 0 && part.IsRefused);

        await File.WriteAllTextAsync(file, """{"Edge":{"Clients":[{"Id":"mended"}]}}""");
        configuration.Reload();
        configuration["Edge:Clients:0:Id"].ShouldBe("mended");
        // The file is watched, too: what was seen of it halfway is told late, and mended by what is seen next.
        await Eventually.ShouldAsync("it is mended", () => reloads.Parts.Any(part => part.Part == ConfigurationReloads.SettingsFile && part.Succeeded > 0 && !part.IsRefused));
    }

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Change(IConfigurationRoot configuration, string key, string value)
    {
        configuration[key] = value;
        configuration.Reload();
    }

    private ClientRegistry Registry(IConfiguration configuration)
    {
        var logging = LoggerFactory.Create(builder => builder.AddProvider(_log));
        return new ClientRegistry(configuration, Settings.Reader(), new ConfigurationReloads(TimeProvider.System), TimeProvider.System, logging.CreateLogger<ClientRegistry>());
    }
}
