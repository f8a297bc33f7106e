using Insight.Edge.Pages;
using Insight.Edge.Portal.Examples;
using Insight.Edge.Portal.Reference;

namespace Insight.Edge.Portal.Page;

/// <summary>The example code, with places for the visitor's own values, which the page's script fills in.</summary>
internal static class ExamplesPage
{
    private static readonly string[] Keys = ["INSIGHT_API_KEY", "INSIGHT_SIGNING_KEY"];

    /// <summary>Renders it.</summary>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="hasDemoClient">Whether the keys in the examples are good here.</param>
    public static Html Render(IReadOnlyList<WebhookReference> webhooks, bool hasDemoClient) => PortalPage.Render("/docs/examples", "Example code", "examples.js", Html.Of($"""
        <h1>Example code</h1>
        <p class="lead">Complete programs that sign a payload and send it, each of which this product's tests run.
        {(hasDemoClient ? Html.Of($"The keys in them are the demo client's, which is known to this edge while it runs in Development.") : Html.Of($"Put your own keys in files, and name them below."))}</p>
        <div class="panel" id="form">
        <div class="row">
        <div class="field"><label for="url">Address of the edge</label><input type="url" id="url" value="http://localhost:8080" autocomplete="off" spellcheck="false" aria-describedby="url-error"><p class="error" id="url-error" hidden>An address as https://edge.example, without a query.</p></div>
        <div class="field"><label for="ehr">EHR</label><input type="text" id="ehr" value="nexus" autocomplete="off" spellcheck="false" aria-describedby="ehr-error"><p class="error" id="ehr-error" hidden>Letters, digits, dots, dashes and underscores.</p></div>
        <div class="field"><label for="api-key-file">File with the API key <span class="tag">optional</span></label><input type="text" id="api-key-file" autocomplete="off" spellcheck="false" placeholder="api-key.txt"></div>
        <div class="field"><label for="signing-key-file">File with the signing key <span class="tag">optional</span></label><input type="text" id="signing-key-file" autocomplete="off" spellcheck="false" placeholder="signing-key.txt"></div>
        </div>
        <fieldset class="choice"><legend>Language</legend>{Html.Join(ExampleFile.Of(webhooks[0].Name).Select((file, index) => Choice(file, isFirst: index == 0)))}</fieldset>
        <p class="note">What you type stays in this page. Keys do not belong in it: the programs read them from the environment.</p>
        </div>
        <p class="unseen" id="state" role="status"></p>
        {Html.Join(webhooks.Select(webhook => Section(webhook, hasDemoClient)))}
        """));

    private static Html Choice(ExampleFile file, bool isFirst) => Html.Of($"""
        <label><input type="radio" name="language" value="{file.Language}"{(isFirst ? Html.Of($" checked") : Html.None)}> {file.Language}</label>
        """);

    private static Html Section(WebhookReference webhook, bool hasDemoClient) => Html.Of($"""
        <section id="{webhook.Name}" aria-labelledby="{webhook.Name}-title">
        <h2 id="{webhook.Name}-title">{webhook.Title}</h2>
        {Html.Join(ExampleFile.Of(webhook.Name).Select(file => Program(file, hasDemoClient)))}
        </section>
        """);

    private static Html Program(ExampleFile file, bool hasDemoClient) => Html.Of($"""
        <div class="example" data-language="{file.Language}">
        <div class="code-head"><h3>{file.Language} <small>{file.Name}</small></h3> <button type="button" class="copy" data-copies="{Id(file)}" hidden>Copy<span class="unseen"> {file.Name}</span></button></div>
        <pre class="code" id="{Id(file)}" tabindex="0" aria-label="{file.Name}"><code>{Html.Join(ExamplePiece.Of(file.Text).Select(piece => Piece(piece, hasDemoClient)))}</code></pre>
        <div class="code-head"><h4>Run it</h4> <button type="button" class="copy" data-copies="{Id(file)}-run" hidden>Copy<span class="unseen"> the command for {file.Name}</span></button></div>
        <pre class="code" id="{Id(file)}-run" tabindex="0" aria-label="How to run {file.Name}"><code data-run="{file.Run}">{file.Run}</code></pre>
        </div>
        """);

    private static Html Piece(ExamplePiece piece, bool hasDemoClient)
    {
        if (piece.Value is null)
            return Html.Of($"{piece.Text}");
        var text = hasDemoClient || !Keys.Contains(piece.Value, StringComparer.Ordinal) ? piece.Text : "your-key";
        return Html.Of($"""<span class="own" data-value="{piece.Value}">{text}</span>""");
    }

    private static string Id(ExampleFile file) => file.Name.Replace('.', '-');
}
