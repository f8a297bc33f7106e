using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Deploy;

/// <summary>What lies in <c>deploy/prometheus</c>.</summary>
internal static class PrometheusFiles
{
    private const string AlertsFile = "prometheus/rules/alerts.yml";

    /// <summary>The scrape configuration.</summary>
    public static string Configuration => DeployFolder.PathOf("prometheus/prometheus.yml");

    /// <summary>The files of rules.</summary>
    public static IReadOnlyList<string> Rules { get; } = [DeployFolder.PathOf("prometheus/rules/recording.yml"), DeployFolder.PathOf(AlertsFile)];

    /// <summary>The files of the rules' tests.</summary>
    public static IReadOnlyList<string> Tests { get; } = [.. Directory.GetFiles(DeployFolder.PathOf("prometheus/tests"), "*.yml").Order(StringComparer.Ordinal)];

    /// <summary>The alerts.</summary>
    public static IReadOnlyList<JsonNode> Alerts { get; } = [.. DeployFolder.Yaml(AlertsFile)[0]["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!)];

    /// <summary>An alert's name.</summary>
    public static string NameOf(JsonNode alert) => (string)alert["alert"]!;

    /// <summary>The address of an alert's entry in the runbook.</summary>
    public static string RunbookOf(JsonNode alert) => (string)alert["annotations"]!["runbook_url"]!;

    /// <summary>Which alerts the tests ask for, and whether each is to fire then.</summary>
    public static IEnumerable<(string Name, bool IsToFire)> Checks() =>
        from file in Tests
        from test in DeployFolder.Yaml($"prometheus/tests/{Path.GetFileName(file)}")[0]["tests"]!.AsArray()
        from check in test!["alert_rule_test"]!.AsArray()
        select ((string)check!["alertname"]!, check["exp_alerts"]!.AsArray().Count > 0);

    /// <summary>The targets of a job.</summary>
    public static IEnumerable<string> TargetsOf(string job) =>
        from scrape in DeployFolder.Yaml("prometheus/prometheus.yml")[0]["scrape_configs"]!.AsArray()
        where (string?)scrape!["job_name"] == job
        from configuration in scrape["static_configs"]!.AsArray()
        from target in configuration!["targets"]!.AsArray()
        select (string)target!;
}
