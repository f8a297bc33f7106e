using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Deploy;

/// <summary>Grafana's dashboard, as it is provisioned.</summary>
internal static class Dashboard
{
    // What Grafana would put in place of its variables: everything, and ranges that fit a test of some seconds. Longer names first.
    private static readonly (string Variable, string Value)[] Variables =
    [
        ("$__rate_interval", "30s"), ("$__range", "1m"), ("$edge", ".*"), ("$backend", ".*"), ("$client", ".*"), ("$ehr", ".*"),
    ];

    public static JsonNode Json { get; } = JsonNode.Parse(File.ReadAllText(DeployFolder.PathOf("grafana/dashboards/insight.json")))!;

    public static IReadOnlyList<JsonNode> Panels { get; } = [.. Json["panels"]!.AsArray().Select(panel => panel!)];

    /// <summary>Every query, with its panel's title, as Prometheus would get it.</summary>
    public static IEnumerable<(string Panel, string Query)> Queries =>
        from panel in Panels
        from target in panel["targets"]?.AsArray() ?? []
        select ((string)panel["title"]!, Variables.Aggregate((string)target!["expr"]!, (query, variable) => query.Replace(variable.Variable, variable.Value, StringComparison.Ordinal)));
}
