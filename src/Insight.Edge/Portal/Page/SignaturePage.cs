using Insight.Edge.Pages;

namespace Insight.Edge.Portal.Page;

/// <summary>The signature helper. It computes in the browser, and sends nothing.</summary>
internal static class SignaturePage
{
    /// <summary>Renders it.</summary>
    public static Html Render() => PortalPage.Render("/docs/signature", "Signature helper", "signature.js", Html.Of($"""
        <h1>Signature helper</h1>
        <p class="lead">What <code>{EdgeHeaders.Signature}</code> must be for a body, and, given the one that you sent, why it is another.
        Everything is computed in your browser: neither body nor key leaves this page.</p>
        <noscript><p class="notice">The signature helper needs JavaScript.</p></noscript>
        <p class="notice" id="insecure" hidden></p>
        <div class="panel" id="form">
        <div class="field"><label for="payload">Body, as you send it</label>
        <textarea id="payload" rows="7" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="payload-note"></textarea>
        <div class="chosen" id="chosen" hidden><span id="chosen-name"></span> <button type="button" id="unchoose">Remove</button></div>
        <p class="note" id="payload-note">A file keeps its bytes. What is pasted does not: browsers turn its line ends into LF, and it is taken for UTF-8.</p></div>
        <div class="row">
        <div class="field"><label for="file">Or a file</label><input type="file" id="file"></div>
        <div class="field"><label for="key">Signing key</label><input type="password" id="key" autocomplete="off" spellcheck="false">
        <label class="check"><input type="checkbox" id="show"> Show it</label></div>
        </div>
        <details class="more"><summary>It does not match?</summary>
        <div class="field"><label for="sent">The signature that you sent <span class="tag">optional</span></label>
        <input type="text" id="sent" class="mono" autocomplete="off" spellcheck="false" aria-describedby="sent-note">
        <p class="note" id="sent-note">The whole value of the header, as it went out.</p></div>
        <div class="field"><label for="others">Other keys that may have been used, one a line <span class="tag">optional</span></label>
        <textarea id="others" rows="2" class="mono" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="others-note"></textarea>
        <p class="note" id="others-note">The API key, in case the two were swapped; the signing key before, or the next.</p></div>
        </details>
        <div class="actions"><button type="button" class="primary" id="compute">Compute</button> <button type="button" id="clear">Clear</button></div>
        <p class="state" id="state" role="status"></p>
        </div>
        <section id="result" aria-labelledby="result-title" hidden>
        <h2 id="result-title" tabindex="-1">The header</h2>
        <pre class="code" id="header" tabindex="0" aria-label="The header"></pre>
        <p class="note" id="facts"></p>
        <div id="verdict" hidden><h2 id="verdict-title"></h2><ol id="causes" class="causes"></ol></div>
        </section>
        """));
}
