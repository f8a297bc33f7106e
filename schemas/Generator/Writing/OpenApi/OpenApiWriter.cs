using Insight.Schemas.Generator.Contracts;
using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>Writes the webhooks as OpenAPI 3.1.</summary>
public static class OpenApiWriter
{
    /// <summary>The file's name.</summary>
    public const string FileName = "openapi.json";

    /// <summary>The description of the webhooks whose contracts there are.</summary>
    /// <remarks>
    /// The payloads are the contracts' own schemas. What is answered is in no field table: it is the catalog of this folder, whose
    /// every example is compared with what the edge answers.
    /// </remarks>
    /// <param name="contracts">The contracts, as <see cref="Reading.FieldTables"/> reads them.</param>
    /// <returns>The JSON text: the same for the same contracts, lines ending in LF, the last one too.</returns>
    public static string Write(IReadOnlyCollection<Contract> contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);

        var (paths, schemas, tags) = (new JObject(), new JObject(), new JArray());
        foreach (var webhook in Webhook.All)
        {
            if (contracts.FirstOrDefault(contract => contract.Name == webhook.Contract) is not { } contract)
                continue;
            paths[webhook.Path] = WebhookOperation.Of(contract, webhook);
            tags.Add(new JObject { ["name"] = contract.Title, ["description"] = contract.Description });
            schemas.Merge(PayloadSchemas.Of(contract, webhook));
        }

        // Whatever was answered before the path was looked at has the first contract's envelope.
        foreach (var webhook in Webhook.All)
            schemas.Merge(AnswerSchemas.Of(webhook.Contract));

        var root = DocumentHead.New();
        root["tags"] = new JArray(tags.OrderBy(tag => (string?)tag["name"], StringComparer.Ordinal)); // as linters want them
        root["security"] = SecurityCatalog.Both;
        root["paths"] = paths;
        root["components"] = new JObject
        {
            ["schemas"] = schemas,
            ["parameters"] = new JObject { ["RequestId"] = HeaderCatalog.RequestIdParameter },
            ["headers"] = HeaderCatalog.All,
            ["securitySchemes"] = SecurityCatalog.Schemes,
        };
        return JsonText.Print(root);
    }
}
