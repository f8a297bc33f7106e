using System.Globalization;
using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>What comes, and how long it takes.</summary>
internal static class TrafficSection
{
    /// <summary>Renders it.</summary>
    public static Html Render(TrafficModel traffic) => Html.Of($"""
        <section id="traffic" aria-labelledby="traffic-title">
        <h2 id="traffic-title">Traffic <small>last {Words.Back(traffic.Span)}</small></h2>
        <dl class="tiles">
        <div><dt>Requests a second, now</dt><dd>{Words.Rate(traffic.Rate)}</dd></div>
        <div><dt>Stored, whole or in part</dt><dd>{Words.Share(traffic.Stored, traffic.Requests)}</dd><dd class="note">{Words.Count(traffic.Stored)} of {Words.Count(traffic.Requests)}</dd></div>
        <div><dt>Refused</dt><dd>{Words.Count(traffic.Refused)}</dd><dd class="note">{Words.Share(traffic.Refused, traffic.Requests)}</dd></div>
        <div><dt>Failed</dt><dd>{Words.Count(traffic.Failed)}</dd><dd class="note">{Words.Share(traffic.Failed, traffic.Requests)}</dd></div>
        </dl>
        <div class="pair drawing">{Columns(traffic)}{Latencies(traffic)}</div>
        </section>
        """);

    private static Html Columns(TrafficModel traffic)
    {
        if (traffic.Requests == 0)
            return Html.Of($"""<p class="empty">No request came in the last {Words.Back(traffic.Span)}. Whoever should be sending is not, or does not reach this edge.</p>""");
        var highest = traffic.Slots.Max(slot => slot?.Total ?? 0);
        var label = string.Create(CultureInfo.InvariantCulture, $"Requests a second over the last 15 minutes, in steps of 30 seconds: {Words.Rate(highest)} at most. The table How requests ended tells the counts.");
        return Html.Of($"""
            <figure>
            {Chart.Columns(traffic.Slots, label)}
            <figcaption><span class="end">15 minutes ago</span><span class="legend"><span class="key stored">stored</span> <span class="key refused">refused</span> <span class="key failed">failed</span></span><span class="end">now</span></figcaption>
            <p class="note">Requests a second; the highest column is {Words.Rate(highest)}.</p>
            </figure>
            """);
    }

    private static Html Latencies(TrafficModel traffic) => Html.Of($"""
        <table class="latency"><caption>How long requests took <span class="note">estimated from counts by upper bound</span></caption>
        <thead><tr><th scope="col">Quantile</th><th scope="col" class="number">Last minute</th><th scope="col" class="number">Last {Words.Back(traffic.Span)}</th></tr></thead>
        <tbody>
        {Row("p50", "half are faster", traffic.LastMinute.Median, traffic.Latency.Median)}
        {Row("p95", "19 of 20 are faster", traffic.LastMinute.P95, traffic.Latency.P95)}
        {Row("p99", "99 of 100 are faster", traffic.LastMinute.P99, traffic.Latency.P99)}
        </tbody></table>
        """);

    private static Html Row(string name, string meaning, double? minute, double? all) => Html.Of($"""
        <tr><th scope="row">{name}<span class="note">{meaning}</span></th><td class="number">{Words.Seconds(minute)}</td><td class="number">{Words.Seconds(all)}</td></tr>
        """);
}
