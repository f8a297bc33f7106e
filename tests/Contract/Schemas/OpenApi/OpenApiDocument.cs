using System.Globalization;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>The generated description of the webhooks.</summary>
internal static class OpenApiDocument
{
    public static readonly string FilePath = RepositoryFolder.PathOf("schemas/generated/openapi.json");

    private static readonly JsonObject Root = JsonNode.Parse(File.ReadAllText(FilePath))!.AsObject();

    /// <summary>The paths of the webhooks, by their operations' names.</summary>
    public static IReadOnlyDictionary<string, string> Paths { get; } =
        Root["paths"]!.AsObject().ToDictionary(path => (string)path.Value!["post"]!["operationId"]!, path => path.Key);

    /// <summary>The schemas, by their names.</summary>
    public static JsonObject Schemas => Root["components"]!["schemas"]!.AsObject();

    /// <summary>Every example of an answer, as <c>operation status name</c>.</summary>
    public static IEnumerable<string> AnswerExamples =>
        from operation in Paths.Keys
        from answer in Operation(operation)["responses"]!.AsObject()
        from example in Examples(answer.Value!)
        select $"{operation} {answer.Key} {example.Key}";

    /// <summary>Every example of a request, as <c>operation name</c>.</summary>
    public static IEnumerable<string> RequestExamples =>
        from operation in Paths.Keys
        from example in Examples(Operation(operation)["requestBody"]!)
        select $"{operation} {example.Key}";

    /// <summary>The statuses of an operation.</summary>
    public static IEnumerable<int> Statuses(string operation) =>
        Operation(operation)["responses"]!.AsObject().Select(answer => int.Parse(answer.Key, CultureInfo.InvariantCulture));

    /// <summary>The body of an example.</summary>
    public static JsonNode Request(string example) => example.Split(' ') is [var operation, var name]
        ? Examples(Operation(operation)["requestBody"]!)[name]!["value"]!
        : throw new ArgumentException(example, nameof(example));

    /// <summary>The status, the body, and the headers of an answer's example; a header is required, or it may be there.</summary>
    public static (int Status, JsonNode Body, IReadOnlyDictionary<string, bool> Headers) Answer(string example)
    {
        if (example.Split(' ') is not [var operation, var status, var name])
            throw new ArgumentException(example, nameof(example));
        var answer = Operation(operation)["responses"]![status]!;
        var headers = answer["headers"]!.AsObject().ToDictionary(
            header => header.Key,
            header => (bool?)Root["components"]!["headers"]![header.Key]!["required"] ?? false,
            StringComparer.OrdinalIgnoreCase);
        return (int.Parse(status, CultureInfo.InvariantCulture), Examples(answer)[name]!["value"]!, headers);
    }

    private static JsonNode Operation(string id) => Root["paths"]![Paths[id]]!["post"]!;

    private static JsonObject Examples(JsonNode withContent) => withContent["content"]!["application/json"]!["examples"]!.AsObject();
}
