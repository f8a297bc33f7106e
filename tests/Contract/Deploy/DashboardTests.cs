using System.Text.Json.Nodes;
using Insight.Contract.Tests.Diagnostics.Metrics;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Deploy;

/// <summary>Grafana's dashboard shows what there is: its queries before a real Prometheus, which scraped a real edge and backend.</summary>
public sealed class DashboardTests(WatchedStack stack) : IClassFixture<WatchedStack>
{
    // By their panels, why they may show nothing after requests of every kind.
    private static readonly Dictionary<string, string> MayBeEmpty = new()
    {
        ["Failures, by reason"] = "storage does not fail here, and only reasons that occurred are shown",
        ["Database connections"] = "Npgsql's pools; the backend is on SQLite",
        ["Clients: last seen"] = "it looks at every fifth minute of seven days, and the test may have none",
    };

    [PrometheusFact]
    public async Task No_query_is_wrong_and_none_is_empty_that_should_not_be()
    {
        var left = Dashboard.Queries.ToList();
        left.Count.ShouldBeGreaterThan(70);
        await stack.Prometheus.ShouldSayAsync("min(up)", 1);

        try
        {
            await Eventually.ShouldAsync("every query has a value", async () =>
            {
                await stack.SendMixAsync();
                foreach (var query in left.ToList())
                {
                    var answer = await stack.Prometheus.AnswerAsync(query.Query);
                    ((string?)answer["status"]).ShouldBe("success", $"{query}: {answer["error"]}");
                    if (HasValue(answer) || MayBeEmpty.ContainsKey(NameOf(query)))
                        left.Remove(query);
                }

                return left.Count == 0;
            });
        }
        catch (TimeoutException)
        {
            left.ShouldBeEmpty("these show nothing");
        }
    }

    [Fact]
    public void Panels_have_ids_of_their_own_a_unit_and_a_description_and_do_not_overlap()
    {
        var panels = Dashboard.Panels;
        ((string)Dashboard.Json["uid"]!).ShouldBe("insight-edge");
        panels.Select(panel => (int)panel["id"]!).ShouldBeUnique();
        foreach (var panel in panels.Where(panel => (string)panel["type"]! != "row"))
        {
            ((string?)panel["description"]).ShouldNotBeNullOrEmpty((string)panel["title"]!);
            ((string?)panel["fieldConfig"]!["defaults"]!["unit"]).ShouldNotBeNullOrEmpty((string)panel["title"]!);
            ((string)panel["datasource"]!["uid"]!).ShouldBe("${datasource}");
        }

        panels.SelectMany(Cells).ShouldBeUnique();
    }

    [Fact]
    public void Links_lead_to_entries_of_the_runbook()
    {
        var links = Dashboard.Panels.SelectMany(panel => panel["links"]?.AsArray() ?? []).Concat(Dashboard.Json["links"]!.AsArray()).Select(link => (string)link!["url"]!).ToList();

        links.ForEach(Runbook.ShouldHave);
        PrometheusFiles.Alerts.Select(PrometheusFiles.RunbookOf).Except(links).Select(missing => missing[Runbook.Address.Length..])
            .ShouldBe(["alert-insightedgeinternalerror"], "which is a log line's");
    }

    private static bool HasValue(JsonNode answer) => answer["data"]!["result"]!.AsArray().Any(series => (string)series!["value"]![1]! != "NaN");

    private static string NameOf((string Panel, string Query) query) => query.Query.Contains("[7d:5m]", StringComparison.Ordinal) ? $"{query.Panel}: last seen" : query.Panel;

    private static IEnumerable<(int X, int Y)> Cells(JsonNode panel)
    {
        var at = panel["gridPos"]!;
        var (x, y, width, height) = ((int)at["x"]!, (int)at["y"]!, (int)at["w"]!, (int)at["h"]!);
        return from column in Enumerable.Range(x, width) from line in Enumerable.Range(y, height) select (column, line);
    }
}
