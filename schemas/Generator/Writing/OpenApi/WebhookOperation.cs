using System.Globalization;
using Insight.Schemas.Generator.Contracts;
using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>A webhook's one operation.</summary>
internal static class WebhookOperation
{
    private const string MediaType = "application/json";

    /// <summary>What stands under the webhook's path.</summary>
    public static JObject Of(Contract contract, Webhook webhook)
    {
        var path = new JObject();
        if (webhook.NamesEhr)
            path["parameters"] = new JArray(HeaderCatalog.EhrParameter);
        path["post"] = new JObject
        {
            ["tags"] = new JArray(contract.Title),
            ["operationId"] = webhook.OperationId,
            ["summary"] = contract.Title,
            ["description"] = contract.Description,
            ["parameters"] = new JArray(new JObject { ["$ref"] = "#/components/parameters/RequestId" }),
            ["requestBody"] = new JObject
            {
                ["required"] = true,
                ["description"] = "JSON in UTF-8. Properties beyond the documented ones are allowed, kept and stored; a documented one may not occur twice.",
                ["content"] = Content([webhook.Payload], webhook.Requests),
            },
            ["responses"] = Responses(webhook, new EdgeAnswers(contract)),
        };
        return path;
    }

    private static JObject Responses(Webhook webhook, EdgeAnswers edge) => new(
        webhook.Answers.OrderBy(answer => answer.Status)
            .Select(answer => new JProperty(answer.Status.ToString(CultureInfo.InvariantCulture), Response(answer, edge))));

    private static JObject Response(Answer answer, EdgeAnswers edge) => new()
    {
        ["description"] = answer.Description,
        ["headers"] = new JObject(answer.Headers.Select(name =>
            new JProperty(name, new JObject { ["$ref"] = $"#/components/headers/{name}" }))),
        ["content"] = Content(answer.Schemas, [.. answer.Examples, .. answer.Provoked.Select(provoked => edge.Of(answer.Status, provoked))]),
    };

    private static JObject Content(string[] schemas, Example[] examples) => new()
    {
        [MediaType] = new JObject
        {
            ["schema"] = schemas is [var only] ? Reference(only) : new JObject { ["anyOf"] = new JArray(schemas.Select(Reference)) },
            ["examples"] = new JObject(examples.Select(example => new JProperty(
                example.Name,
                new JObject { ["summary"] = example.Summary, ["value"] = JsonText.Read(example.Json) }))),
        },
    };

    private static JObject Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };
}
