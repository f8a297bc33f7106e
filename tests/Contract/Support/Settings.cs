using Insight.Edge.Clients;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Insight.Contract.Tests.Support;

/// <summary>Configurations of clients, as an operator would write them.</summary>
internal static class Settings
{
    public const string AnyHash = "0000000000000000000000000000000000000000000000000000000000000001";

    /// <summary>One client with nothing wrong.</summary>
    public static Dictionary<string, string?> OneClient(string id = "acme") => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Edge:Clients:0:Id"] = id,
        ["Edge:Clients:0:Ehr"] = "nexus",
        ["Edge:Clients:0:Organization"] = "Acme Clinics",
        ["Edge:Clients:0:ApiKeys:0:Sha256"] = AnyHash,
        ["Edge:Clients:0:SigningKeys:0:Value"] = "a signing key",
    };

    public static IConfigurationRoot Configuration(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    public static ClientsReader Reader(string environment = "Production") => new(Environment(environment), new ClientLimiters(TimeProvider.System), new ClientTallies(routes: 1));

    public static IHostEnvironment Environment(string name = "Production", string? contentRoot = null) => new HostEnvironment(name, contentRoot ?? AppContext.BaseDirectory);

    private sealed class HostEnvironment(string name, string contentRoot) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = contentRoot;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
