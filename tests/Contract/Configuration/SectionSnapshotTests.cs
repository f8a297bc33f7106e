using Insight.Edge.Configuration;
using Microsoft.Extensions.Configuration;

namespace Insight.Contract.Tests.Configuration;

public sealed class SectionSnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_says_what_the_configuration_says_whichever_provider_said_it()
    {
        var configuration = Configuration(
            """{"Edge":{"Clients":[{"Id":"file","Keys":["a","b"],"Limit":{"Burst":5}},{"Id":"second"}],"Other":1},"Edgeways":{"Clients":[1]}}""",
            new() { ["edge:clients:0:id"] = "memory", ["Edge:Clients:10:Id"] = "eleventh", ["Edge:Clients:0:Keys:1"] = null });

        var live = configuration.GetSection("Edge:Clients");
        var snapshot = SectionSnapshot.Of(configuration, "Edge:Clients");

        Told(snapshot).ShouldBe(Told(live));
        snapshot["0:Id"].ShouldBe("memory");
        snapshot.GetChildren().Select(child => child.Key).ShouldBe(["0", "1", "10"]);
        snapshot.GetSection("0:Limit").GetChildren().ShouldHaveSingleItem().Value.ShouldBe("5");
        snapshot.GetSection("7:Id").Value.ShouldBeNull();
        snapshot.GetSection("7:Id").Path.ShouldBe("Edge:Clients:7:Id");
    }

    [Fact]
    public void It_stays_as_it_was_and_tells_whether_another_one_is_the_same()
    {
        var configuration = Configuration("""{"Edge":{"Clients":[{"Id":"before"}]}}""", []);
        var before = SectionSnapshot.Of(configuration, "Edge:Clients");
        SectionSnapshot.Of(configuration, "Edge:Clients").Digest().ShouldBe(before.Digest());

        configuration["Edge:Clients:0:Id"] = "after";
        before["0:Id"].ShouldBe("before");
        SectionSnapshot.Of(configuration, "Edge:Clients").Digest().ShouldNotBe(before.Digest());

        configuration["Edge:Clients:0:Id"] = "before";
        SectionSnapshot.Of(configuration, "Edge:Clients").Digest().ShouldBe(before.Digest());
        configuration["Edge:Clients:0:Ehr"] = "more";
        SectionSnapshot.Of(configuration, "Edge:Clients").Digest().ShouldNotBe(before.Digest());
    }

    [Fact]
    public void Ten_thousand_clients_in_a_file_are_read_in_one_going()
    {
        var clients = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"Id":"c{{i}}","ApiKeys":[{"Sha256":"{{i:x64}}"}]}"""));
        var configuration = Configuration("""{"Edge":{"Clients":[""" + clients + "]}}", []);

        // Asked of the live configuration, which goes through all settings for each section, this takes many minutes.
        var snapshot = SectionSnapshot.Of(configuration, "Edge:Clients");

        snapshot.GetChildren().Select(client => client["Id"]).ShouldBe(Enumerable.Range(0, 10_000).Select(i => $"c{i}"));
    }

    private static string[] Told(IConfigurationSection section) =>
        [$"{section.Path}={section.Value}".ToUpperInvariant(), .. section.GetChildren().SelectMany(Told)];

    private IConfigurationRoot Configuration(string json, Dictionary<string, string?> settings)
    {
        var file = Path.Combine(_folder, "settings.json");
        File.WriteAllText(file, json);
        var builder = new ConfigurationBuilder().AddJsonFile(file, optional: false, reloadOnChange: true).AddInMemoryCollection(settings);
        LastGoodJsonSource.ReplaceAll(builder, new ConfigurationFileFaults());
        return builder.Build();
    }
}
