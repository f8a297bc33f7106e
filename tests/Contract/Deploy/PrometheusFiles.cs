using System.Text.RegularExpressions;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Deploy;

/// <summary>What lies in <c>deploy/prometheus</c>, and what can be read of it without a parser of YAML.</summary>
internal static partial class PrometheusFiles
{
    /// <summary>The scrape configuration.</summary>
    public static string Configuration => Path.Combine(Folder, "prometheus.yml");

    /// <summary>The files of rules.</summary>
    public static IReadOnlyList<string> Rules { get; } = [Path.Combine(Folder, "rules", "recording.yml"), Path.Combine(Folder, "rules", "alerts.yml")];

    /// <summary>The files of the rules' tests.</summary>
    public static IReadOnlyList<string> Tests { get; } = [.. Directory.GetFiles(Path.Combine(Folder, "tests"), "*.yml").Order(StringComparer.Ordinal)];

    private static string Folder => RepositoryFolder.PathOf("deploy/prometheus");

    /// <summary>The alerts' names, each with its severity and the address of its entry in the runbook.</summary>
    public static IReadOnlyList<(string Name, string Severity, string Runbook)> Alerts() =>
    [
        .. Alert().Matches(File.ReadAllText(Rules[1])).Select(alert => (alert.Groups["name"].Value, alert.Groups["severity"].Value, alert.Groups["runbook"].Value)),
    ];

    /// <summary>Which alerts the tests ask for, and whether each is to fire then.</summary>
    public static IReadOnlyList<(string Name, bool IsToFire)> Checks() =>
    [
        .. Tests.SelectMany(file => Check().Matches(File.ReadAllText(file))).Select(check => (check.Groups["name"].Value, check.Groups["none"].Value.Length == 0)),
    ];

    [GeneratedRegex("""- alert: (?<name>\w+)\n(?:(?!- alert:)[\s\S])*?severity: (?<severity>\w+)\n(?:(?!- alert:)[\s\S])*?runbook_url: (?<runbook>\S+)\n""")]
    private static partial Regex Alert();

    [GeneratedRegex("""alertname: (?<name>\w+)\n +exp_alerts:(?<none> \[\])?\n""")]
    private static partial Regex Check();
}
