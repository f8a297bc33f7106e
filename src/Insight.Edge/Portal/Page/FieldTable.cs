using Insight.Edge.Pages;
using Insight.Edge.Portal.Reference;

namespace Insight.Edge.Portal.Page;

/// <summary>The fields of an object.</summary>
internal static class FieldTable
{
    /// <summary>Where it is on the page.</summary>
    public static string Anchor(WebhookReference webhook, ObjectReference @object) => $"{webhook.Name}-{@object.Name ?? "body"}";

    // On a phone each row is laid out anew, and browsers then forget what a table is unless they are told.

    /// <summary>Renders it.</summary>
    public static Html Render(WebhookReference webhook, ObjectReference @object) => Html.Of($"""
        <h3 id="{Anchor(webhook, @object)}">{Title(webhook, @object)}</h3>
        <table class="fields" role="table" aria-labelledby="{Anchor(webhook, @object)}">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Field</th><th role="columnheader" scope="col">What it holds</th><th role="columnheader" scope="col">Refused with</th></tr></thead>
        <tbody role="rowgroup">{Html.Join(@object.Fields.Select(field => Row(webhook, field)))}</tbody>
        </table>
        """);

    private static Html Title(WebhookReference webhook, ObjectReference @object) =>
        @object.Name is { } name ? Html.Of($"<code>{name}</code>")
        : webhook.Batch is null ? Html.Of($"The body")
        : Html.Of($"An entry");

    private static Html Row(WebhookReference webhook, FieldReference field) => Html.Of($"""
        <tr role="row"><th role="rowheader" scope="row"><code>{field.Name}</code>{Need(field)}</th>
        <td role="cell">{field.Description}{Rule(webhook, field)}</td>
        <td role="cell" class="texts">{Html.Join(field.Texts.Select(text => Html.Of($"<q>{text}</q>")))}</td></tr>
        """);

    private static Html Need(FieldReference field) =>
        !field.IsRequired ? Html.Of($""" <span class="tag">optional</span>""")
        : field.Unless is { } other ? Html.Of($""" <span class="tag needed">required unless <code>{other}</code></span>""")
        : Html.Of($""" <span class="tag needed">required</span>""");

    private static Html Rule(WebhookReference webhook, FieldReference field)
    {
        if (field.IsObject)
            return Html.Of($""" <a href="#{webhook.Name}-{field.Name}">Its fields</a>.""");
        if (field.Values is { } values)
            return Html.Of($"""<span class="rule">One of the <a href="#{values.Anchor}">{values.Heading}</a></span>""");
        return (field.Format ?? field.Length) is { } rule && !field.Description.Contains(rule, StringComparison.OrdinalIgnoreCase)
            ? Html.Of($"""<span class="rule">{rule}</span>""")
            : Html.None; // most descriptions say it
    }
}
