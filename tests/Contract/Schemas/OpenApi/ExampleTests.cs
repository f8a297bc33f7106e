using System.Globalization;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>Every example in the description is what the edge accepts or answers.</summary>
public sealed class ExampleTests(DescribedEdgeFixture fixture) : IClassFixture<DescribedEdgeFixture>
{
    private static readonly string[] OfHttp = ["Date", "Content-Type", "Content-Length", "Connection"];

    public static TheoryData<string> Answers => [.. OpenApiDocument.AnswerExamples];

    public static TheoryData<string> Requests => [.. OpenApiDocument.RequestExamples];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_example_of_an_answer_is_what_the_edge_answers(string example)
    {
        var (status, body, headers) = OpenApiDocument.Answer(example);
        var stack = example.EndsWith(" plain-http", StringComparison.Ordinal) ? fixture.Secure : fixture.Stack;

        var answer = await RawConnection.ExchangeAsync(stack, ProvokingRequests.Of(example));

        answer.Status.ShouldBe(status);
        answer.Body.ShouldBeJson(body);
        answer.Headers["Content-Type"].ShouldBe("application/json");
        answer.Headers.Keys.Except(OfHttp, StringComparer.OrdinalIgnoreCase).ShouldBeSubsetOf(headers.Keys);
        headers.Where(header => header.Value).Select(header => header.Key).ShouldBeSubsetOf(answer.Headers.Keys);
        if (headers.ContainsKey("Retry-After"))
            int.Parse(answer.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBe(1);
        if (headers.ContainsKey("Allow"))
            answer.Headers["Allow"].ShouldBe("POST");
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task An_example_of_a_request_is_stored(string example)
    {
        var body = OpenApiDocument.Request(example).ToJsonString();
        var isEvent = OpenApiDocument.Paths[example.Split(' ')[0]] == "/webhook/appointment";

        var answer = await RawConnection.ExchangeAsync(fixture.Stack, isEvent ? RawRequest.Event(body) : RawRequest.Sync(body));

        answer.Status.ShouldBe(isEvent ? 201 : 200);
        answer.Issues.ShouldBeEmpty();
    }

    [Fact]
    public void The_signature_in_the_text_is_that_of_its_body_and_key()
    {
        var scheme = JsonNode.Parse(File.ReadAllText(OpenApiDocument.FilePath))!["components"]!["securitySchemes"]!["Signature"]!;
        ((string?)scheme["description"])!.ShouldContain($"For the body `{{}}` and the signing key `{Caller.SigningKey}` it is `{Caller.Sign("{}"u8)}`.");
    }
}
