using System.Text;
using Insight.Edge.Pages;
using Insight.Edge.Portal.Examples;
using Insight.Edge.Portal.Page;
using Insight.Edge.Portal.Reference;
using Insight.Edge.Validation;

namespace Insight.Edge.Portal;

/// <summary>Everything of the portal that can be fetched, made once, when somebody asks for the first of it: nothing of it depends on who asks, save the description for programs.</summary>
internal sealed class PortalSite(
    ReferenceReader reference, SamplePayloads samples, ServedOpenApi openApi, Configuration.EdgeOptions options, IHostEnvironment environment)
{
    private const string Script = "text/javascript; charset=utf-8";

    private static readonly (string File, string ContentType)[] Assets =
    [
        ("portal.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("elements.js", Script),
        ("chosen-file.js", Script),
        ("checker.js", Script),
        ("ndjson.js", Script),
        ("source-view.js", Script),
        ("source-text.js", Script),
        ("signature.js", Script),
        ("signature-causes.js", Script),
        ("signature-search.js", Script),
        ("signature-header.js", Script),
        ("json-spelling.js", Script),
        ("json-disguises.js", Script),
        ("hmac.js", Script),
        ("examples.js", Script),
    ];

    private readonly Lazy<Dictionary<string, PageAsset>> _all = new(() => Make(reference, samples, options, environment));

    /// <summary>Finds what a request asks for, by its path.</summary>
    /// <returns>Null when it is not there.</returns>
    public PageAsset? Find(HttpContext context) =>
        context.Request.Path.Value is ServedOpenApi.Path ? openApi.For(context) : _all.Value.GetValueOrDefault(context.Request.Path.Value!);

    private static Dictionary<string, PageAsset> Make(ReferenceReader reference, SamplePayloads samples, Configuration.EdgeOptions options, IHostEnvironment environment)
    {
        var webhooks = reference.Read();
        var all = new Dictionary<string, PageAsset>(StringComparer.Ordinal)
        {
            ["/docs"] = Html(ReferencePage.Render(webhooks, options)),
            ["/docs/"] = Html(ReferencePage.Render(webhooks, options)),
            ["/docs/checker"] = Html(CheckerPage.Render(webhooks, options)),
            ["/docs/signature"] = Html(SignaturePage.Render()),
            ["/docs/examples"] = Html(ExamplesPage.Render(webhooks, hasDemoClient: environment.IsDevelopment())),
        };
        foreach (var (file, contentType) in Assets)
            all[$"/docs/assets/{file}"] = PageAsset.Read($"portal.{file}", contentType);
        foreach (var webhook in webhooks)
        {
            all[$"/docs/schemas/{webhook.Name}.schema.json"] = PageAsset.Of(Encoding.UTF8.GetBytes(ContractSchemas.Read(webhook.Name)), "application/schema+json");
            all[$"/docs/samples/{webhook.Name}.json"] = PageAsset.Of(SamplePayloads.Valid(webhook.Name), "application/json");
            all[$"/docs/samples/{webhook.Name}.broken.json"] = PageAsset.Of(samples.Broken(webhook.Name), "application/json");
        }

        return all;
    }

    private static PageAsset Html(Html page) => PageAsset.Of(Encoding.UTF8.GetBytes(page.Text), "text/html; charset=utf-8");
}
