using System.Globalization;
using Insight.Edge.Configuration;
using Insight.Edge.Pages;
using Insight.Edge.Portal.Reference;
using Insight.Edge.Sandbox;

namespace Insight.Edge.Portal.Page;

/// <summary>The reference: the webhooks, their headers, fields, answers and limits.</summary>
internal static class ReferencePage
{
    /// <summary>Renders it.</summary>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="options">This edge's limits.</param>
    public static Html Render(IReadOnlyList<WebhookReference> webhooks, EdgeOptions options) => PortalPage.Render("/docs", "Reference", script: null, Html.Of($"""
        <div class="with-contents">
        <nav class="contents" aria-labelledby="contents-title">
        <h2 id="contents-title">On this page</h2>
        <ul><li><a href="#headers">Headers</a></li>{Html.Join(webhooks.Select(Contents))}<li><a href="#limits">Limits and retries</a></li></ul>
        </nav>
        <div>
        <h1>Webhook reference</h1>
        <p class="lead">Your record system sends appointments to this edge by webhook. Every rule below is one that it checks, every text one that it answers.
        Try a payload in the <a href="/docs/checker">checker</a> before you send it; for programs, the same is in <a href="/docs/openapi.json">OpenAPI</a>.</p>
        {Headers(options)}
        {Html.Join(webhooks.Select(Webhook))}
        {Limits(options)}
        </div>
        </div>
        """));

    private static Html Contents(WebhookReference webhook) => Html.Of($"""
        <li><a href="#{webhook.Name}">{webhook.Title}</a>
        <ul>{Html.Join(webhook.Objects.Where(each => each.Name is not null).Select(each => Html.Of($"""<li><a href="#{FieldTable.Anchor(webhook, each)}"><code>{each.Name}</code></a></li>""")))}
        {Html.Join(ValueTable.Of(webhook).Select(values => Html.Of($"""<li><a href="#{values.Anchor}">{values.Heading}</a></li>""")))}
        <li><a href="#{webhook.Name}-answers">Answers</a></li></ul></li>
        """);

    private static Html Headers(EdgeOptions options) => Html.Of($"""
        <section id="headers" aria-labelledby="headers-title">
        <h2 id="headers-title">Headers</h2>
        <dl class="terms">
        <dt><code>Content-Type</code></dt><dd><code>application/json</code>. The body is UTF-8, and not compressed.</dd>
        <dt><code>{EdgeHeaders.ApiKey}</code></dt><dd>Your API key: who you are.</dd>
        <dt><code>{EdgeHeaders.Signature}</code></dt><dd><code>sha256=</code> and the hex of HMAC-SHA256 over the bytes of the body, keyed with your signing key. The
        <a href="/docs/signature">signature helper</a> makes one, and says why yours does not match.</dd>
        <dt><code>{EdgeHeaders.RequestId}</code> <span class="tag">optional</span></dt><dd>1 to 64 of <code>A–Z a–z 0–9 . _ -</code>. The answer repeats it; without it you are given one. Name it when you ask for help.</dd>
        {(options.Sandbox.Enabled ? Html.Of($"""<dt><code>{EdgeHeaders.SandboxFail}</code> <span class="tag">optional</span></dt><dd>This edge is a sandbox, and fails where you ask for it. {SandboxFailure.Accepted}</dd>""") : Html.None)}
        </dl>
        </section>
        """);

    private static Html Webhook(WebhookReference webhook) => Html.Of($"""
        <section id="{webhook.Name}" aria-labelledby="{webhook.Name}-title">
        <h2 id="{webhook.Name}-title">{webhook.Title}</h2>
        <p class="route"><b>POST</b> <code>{webhook.Path}</code></p>
        <p>{webhook.Description}{Body(webhook)}</p>
        <p class="links"><a href="/docs/schemas/{webhook.Name}.schema.json">JSON Schema</a> <a href="/docs/samples/{webhook.Name}.json">Sample payload</a> <a href="/docs/examples#{webhook.Name}">Example code</a></p>
        {Html.Join(webhook.Objects.Select(each => FieldTable.Render(webhook, each)))}
        <p class="note">Free text can also be refused with: {Html.Join(webhook.Everywhere.Select(text => Html.Of($"<q>{text}</q> ")))}</p>
        {Html.Join(ValueTable.Of(webhook).Select(ValueTable.Render))}
        {AnswerTable.Render(webhook)}
        </section>
        """);

    private static Html Body(WebhookReference webhook) => webhook.Batch is null
        ? Html.Of($" The body is one object.")
        : Html.Of($""" The body is <code>{Envelope(webhook.Batch)}</code> with 1 to {Number(webhook.MaxEntries!.Value)} entries, or one entry alone.""");

    private static Html Limits(EdgeOptions options) => Html.Of($"""
        <section id="limits" aria-labelledby="limits-title">
        <h2 id="limits-title">Limits and retries</h2>
        <dl class="terms">
        <dt>Body</dt><dd>At most {Number(options.MaxRequestBodyBytes)} bytes.</dd>
        <dt>Rate</dt><dd>Each client has a limit of its own. <code>{EdgeHeaders.RateLimitPolicy}</code> and <code>{EdgeHeaders.RateLimit}</code> on every answer say what it is, and what is left.</dd>
        <dt>Refused keys and signatures</dt><dd>After {Number(options.UnauthorizedLimit.Answers)} answers of 401 within {Number((int)options.UnauthorizedLimit.Window.TotalSeconds)} seconds a source address gets 429 in their place, until those have passed.</dd>
        <dt>Retries</dt><dd>429 and 500 carry <code>Retry-After</code>, in seconds: send the very same request again, no sooner. After no answer at all, do the same. Whatever is sent twice is stored once. Anything else needs another request, not another try.</dd>
        </dl>
        </section>
        """);

    private static string Envelope(string batch) => $$"""{"{{batch}}": [entry, …]}""";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
