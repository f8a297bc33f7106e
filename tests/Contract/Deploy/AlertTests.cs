using Insight.Contract.Tests.Diagnostics.Metrics;

namespace Insight.Contract.Tests.Deploy;

/// <summary>The rules for Prometheus: what its own tool says of them, and that each alert was seen firing, and seen silent, and is explained.</summary>
public sealed class AlertTests(WatchedStack stack) : IClassFixture<WatchedStack>
{
    [PrometheusFact]
    public async Task Promtool_has_no_complaint_of_configuration_and_rules()
    {
        (await OtherProgram.PromtoolAsync("check", "config", PrometheusFiles.Configuration)).ExitCode.ShouldBe(0);
        var (exitCode, output) = await OtherProgram.PromtoolAsync(["check", "rules", "--lint=all", "--lint-fatal", .. PrometheusFiles.Rules]);

        exitCode.ShouldBe(0, output);
    }

    [PrometheusFact]
    public async Task Every_alert_fires_when_it_should_and_only_then()
    {
        // Days of samples: a process a file, so that they share the machine's cores.
        foreach (var (exitCode, output) in await Task.WhenAll(PrometheusFiles.Tests.Select(file => OtherProgram.PromtoolAsync("test", "rules", file))))
            exitCode.ShouldBe(0, output);
    }

    [Fact]
    public void Every_alert_has_a_test_in_which_it_fires_and_one_in_which_it_does_not()
    {
        var alerts = PrometheusFiles.Alerts.Select(PrometheusFiles.NameOf).ToList();
        var checks = PrometheusFiles.Checks().ToList();

        alerts.ShouldNotBeEmpty();
        alerts.ShouldBeUnique();
        alerts.Except(checks.Where(check => check.IsToFire).Select(check => check.Name)).ShouldBeEmpty("no test lets them fire");
        alerts.Except(checks.Where(check => !check.IsToFire).Select(check => check.Name)).ShouldBeEmpty("no test has them silent");
        checks.Select(check => check.Name).Except(alerts).ShouldBeEmpty("there are no such alerts");
    }

    [Fact]
    public void Every_alert_has_a_severity_and_an_entry_in_the_runbook()
    {
        foreach (var alert in PrometheusFiles.Alerts)
        {
            var runbook = PrometheusFiles.RunbookOf(alert);
            ((string)alert["labels"]!["severity"]!).ShouldBeOneOf("critical", "warning");
            runbook.ShouldBe($"{Runbook.Address}alert-{PrometheusFiles.NameOf(alert).ToLowerInvariant()}");
            Runbook.ShouldHave(runbook);
        }
    }

    [Fact]
    public void Texts_of_alerts_hold_labels_and_nothing_else_that_varies()
    {
        foreach (var text in PrometheusFiles.Alerts.SelectMany(alert => alert["annotations"]!.AsObject()).Select(annotation => (string)annotation.Value!))
            text.Split("{{ $labels.").Length.ShouldBe(text.Split("{{").Length, text);
    }

    [Theory]
    [InlineData("edge", "Edge:Management:Urls")]
    [InlineData("backend", "Backend:Management:Urls")]
    public void Compose_runs_what_is_scraped(string part, string setting)
    {
        var port = DeployFolder.Compose(part).Port(setting);

        PrometheusFiles.TargetsOf($"insight-{part}").ShouldBe([$"{part}:{port}"]);
    }

    [PrometheusFact]
    public async Task Every_name_label_and_value_in_a_rule_is_one_that_edge_and_backend_tell()
    {
        await stack.SendMixAsync();
        var series = await stack.ScrapeAsync();
        await stack.Prometheus.ShouldSayAsync("min(up)", 1);
        var rules = await stack.Prometheus.RulesAsync();
        var recorded = rules.Where(rule => (string)rule["type"]! == "recording").Select(rule => (string)rule["name"]!).ToHashSet();

        rules.Count.ShouldBeGreaterThan(50);
        foreach (var rule in rules)
        {
            var expression = new Expression((string)rule["query"]!);
            var name = (string)rule["name"]!;
            expression.Selectors.ShouldNotBeEmpty(name);
            series.MissingOf(expression).ShouldBeEmpty(name);
            expression.Selectors.Select(selector => selector.Name).Where(selected => selected.Contains(':', StringComparison.Ordinal)).Except(recorded).ShouldBeEmpty(name);
        }
    }
}
