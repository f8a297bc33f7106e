using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>What is in force since when, and who counts.</summary>
internal static class ConfigurationSection
{
    /// <summary>Renders it.</summary>
    public static Html Render(StatusModel status)
    {
        var rows = status.Reloads.Select(row => Html.Of($"""
            <tr><th scope="row">{Words.Name(row.Part)}</th><td>{Words.Time(row.InForceSince)}</td><td class="number">{Words.Count(row.Succeeded)}</td><td class="number">{(row.IsRefused ? Icon.Of(Level.Warning) : Html.None)} {Words.Count(row.Refused)}</td></tr>
            """));
        return Html.Of($"""
            <section id="configuration" aria-labelledby="configuration-title">
            <h2 id="configuration-title">Configuration</h2>
            <table><caption class="unseen">Parts of the configuration, since when they are in force, and changes since the start</caption>
            <thead><tr><th scope="col">Part</th><th scope="col">In force since</th><th scope="col" class="number">Changes</th><th scope="col" class="number">Refused</th></tr></thead>
            <tbody>{Html.Join(rows)}</tbody></table>
            </section>
            <section id="limits" aria-labelledby="limits-title">
            <h2 id="limits-title">Rate limits</h2>
            <p>{status.RateLimits}</p>
            </section>
            """);
    }
}
