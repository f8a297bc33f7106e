using Insight.Edge.Pages;
using Insight.Edge.Portal.Reference;

namespace Insight.Edge.Portal.Page;

/// <summary>How a webhook answers.</summary>
internal static class AnswerTable
{
    /// <summary>Renders it.</summary>
    public static Html Render(WebhookReference webhook) => Html.Of($"""
        <h3 id="{webhook.Name}-answers">Answers</h3>
        <table class="answers" role="table" aria-labelledby="{webhook.Name}-answers">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col">Body</th></tr></thead>
        <tbody role="rowgroup">{Html.Join(webhook.Answers.Select(Row))}</tbody>
        </table>
        """);

    private static Html Row(AnswerReference answer) => Html.Of($"""
        <tr role="row"><th role="rowheader" scope="row"><span class="status s{answer.Status / 100}">{answer.Status}</span></th>
        <td role="cell">{char.ToUpperInvariant(answer.Meaning[0]) + answer.Meaning[1..]}.{(answer.Retry ? Html.Of($" Send it again after <code>Retry-After</code>.") : Html.None)}</td>
        <td role="cell">{Html.Join(answer.Bodies.Select(body => Html.Of($"""<code class="body">{body}</code>""")))}</td></tr>
        """);
}
