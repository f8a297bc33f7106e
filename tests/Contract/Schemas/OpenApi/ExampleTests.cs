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

    [Theory]
    [InlineData("syncAppointments 400 not-an-array", "'appointments' must be an array.")]
    [InlineData("syncAppointments 400 empty", "'appointments' must contain at least one appointment.")]
    [InlineData("syncAppointments 400 too-many", "'appointments' must contain at most 1000 appointments.")]
    [InlineData("syncAppointments 400 duplicated-array", "'appointments' is duplicated.")]
    [InlineData("syncAppointments 400 not-an-object", "appointments[0] must be an object.")]
    [InlineData("syncAppointments 400 not-an-object", "appointments[1]: 'patient' object is required.")]
    [InlineData("syncAppointments 400 not-an-object", "appointments[1]: 'location' must be an object.")]
    [InlineData("syncAppointments 400 duplicated", "appointments[0].patient.id is duplicated.")]
    [InlineData("syncAppointments 400 duplicated", "appointments[0]: 'practitioner' is duplicated.")]
    [InlineData("syncAppointments 400 wrong-values", "appointments[0].appointment.duration must be a string.")]
    [InlineData("syncAppointments 400 wrong-values", "appointments[0].appointment.type contains an invalid character.")]
    [InlineData("syncAppointments 400 wrong-values", "appointments[0].appointment.start_time is invalid. Format: MM/DD/YYYY HH:MM.")]
    [InlineData("syncAppointments 400 wrong-values", "appointments[0].patient.birth_date is invalid. Format: MM/DD/YYYY.")]
    [InlineData("syncAppointments 400 wrong-values", "appointments[0].appointment.status is not an accepted status. See Status Reference.")]
    [InlineData("syncAppointments 400 wrong-values", "appointments[0].patient.first_name is required (or provide 'name').")]
    [InlineData("syncAppointments 400 sandbox-header", "X-Sandbox-Fail works in the sandbox alone. Remove the header.")]
    public void Every_text_that_the_documentation_promises_of_a_batch_is_among_the_examples(string example, string text) =>
        OpenApiDocument.Answer(example).Body["errors"]!.AsArray().Select(each => (string?)each).ShouldContain(text);

    [Theory]
    [InlineData("too-short", "ensure this value has at least 1 characters")]
    [InlineData("too-long-id", "ensure this value has at most 50 characters")]
    [InlineData("too-long", "ensure this value has at most 1000 characters")]
    public void So_are_both_bounds_of_an_events_texts(string example, string text) =>
        ((string?)OpenApiDocument.Answer($"sendAppointmentEvent 422 {example}").Body["errors"]![0]!["msg"]).ShouldBe(text);

    [Fact]
    public void The_signature_in_the_text_is_that_of_its_body_and_key()
    {
        var scheme = JsonNode.Parse(File.ReadAllText(OpenApiDocument.FilePath))!["components"]!["securitySchemes"]!["Signature"]!;
        ((string?)scheme["description"])!.ShouldContain($"For the body `{{}}` and the signing key `{Caller.SigningKey}` it is `{Caller.Sign("{}"u8)}`.");
    }
}
