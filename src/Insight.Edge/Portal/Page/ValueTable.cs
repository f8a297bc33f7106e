using Insight.Edge.Pages;
using Insight.Edge.Portal.Reference;

namespace Insight.Edge.Portal.Page;

/// <summary>The values that fields may have, each list under the heading that the texts name.</summary>
internal static class ValueTable
{
    /// <summary>The lists of a webhook.</summary>
    public static IEnumerable<ValueReference> Of(WebhookReference webhook) =>
        webhook.Objects.SelectMany(each => each.Fields).Select(field => field.Values).OfType<ValueReference>().DistinctBy(values => values.Heading);

    /// <summary>Renders one.</summary>
    public static Html Render(ValueReference values) => Html.Of($"""
        <h3 id="{values.Anchor}">{values.Heading}</h3>
        <table class="values" role="table" aria-labelledby="{values.Anchor}">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Value</th><th role="columnheader" scope="col">Meaning</th></tr></thead>
        <tbody role="rowgroup">{Html.Join(values.Values.Select(each => Html.Of($"""<tr role="row"><th role="rowheader" scope="row"><code>{each.Value}</code></th><td role="cell">{each.Meaning}</td></tr>""")))}</tbody>
        </table>
        """);
}
