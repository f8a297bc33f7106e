using System.Globalization;
using Insight.Edge.Configuration;
using Insight.Edge.Pages;
using Insight.Edge.Portal.Reference;

namespace Insight.Edge.Portal.Page;

/// <summary>The payload checker. What it shows, its script makes.</summary>
internal static class CheckerPage
{
    /// <summary>Renders it.</summary>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="options">This edge's limits.</param>
    public static Html Render(IReadOnlyList<WebhookReference> webhooks, EdgeOptions options) => PortalPage.Render("/docs/checker", "Payload checker", "checker.js", Html.Of($"""
        <h1>Payload checker</h1>
        <p class="lead">What this edge would answer to a payload, and where in it each issue is. No keys are needed, and nothing is sent on:
        the payload is checked here, and is neither stored nor logged.</p>
        <noscript><p class="notice">The checker needs JavaScript.</p></noscript>
        <div class="panel" id="form" data-max-bytes="{options.MaxRequestBodyBytes}">
        <div class="row">
        <div class="field"><label for="contract">Webhook</label>
        <select id="contract"><option value="">Recognise it by the payload</option>{Html.Join(webhooks.Select(webhook => Html.Of($"""<option value="{webhook.Name}">{webhook.Title}</option>""")))}</select></div>
        <div class="field"><label for="file">File</label>
        <input type="file" id="file"></div>
        </div>
        <div class="field"><label for="payload">Payload</label>
        <textarea id="payload" rows="12" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="payload-note"></textarea>
        <p class="error" id="payload-error" hidden>Paste a payload, or choose a file.</p>
        <div class="chosen" id="chosen" hidden><span id="chosen-name"></span> <button type="button" id="unchoose">Remove</button></div>
        <p class="note" id="payload-note">Paste JSON, or drop a file here: at most {options.MaxRequestBodyBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes. A file is checked byte for byte.</p></div>
        <div class="actions"><button type="button" class="primary" id="check">Check</button>
        <button type="button" id="sample">Use a sample</button> <button type="button" id="broken">Use a broken sample</button> <button type="button" id="clear">Clear</button></div>
        <p class="state" id="state" role="status"></p>
        </div>
        <section id="result" aria-labelledby="result-title" hidden>
        <h2 id="result-title" tabindex="-1">The answer would be <span id="status" class="status"></span></h2>
        <p id="summary"></p>
        <pre class="code" id="answer" tabindex="0" aria-label="The predicted answer"></pre>
        <p id="answer-more" hidden><button type="button" id="answer-whole">Show the whole answer</button></p>
        <div class="bar" id="issues-bar" hidden>
        <h2 id="issues-title">Issues</h2>
        <div class="bar-actions"><span id="position" class="note"></span>
        <button type="button" id="previous">Previous issue</button> <button type="button" id="next">Next issue</button></div>
        </div>
        <p class="note" id="keys-note" hidden>Below here the keys <kbd>n</kbd> and <kbd>p</kbd> lead to the next issue and the previous one.</p>
        <div class="found" id="found">
        <nav id="list-box" aria-labelledby="issues-title" hidden><ol id="list" class="issues"></ol><p id="pages" class="pages" hidden><button type="button" id="page-previous">Earlier</button> <button type="button" id="page-next">Later</button></p></nav>
        <div class="source" id="source" role="group" aria-label="The payload, with its issues"></div>
        </div>
        </section>
        """));
}
