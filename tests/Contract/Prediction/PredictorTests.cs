using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge;
using Insight.Edge.Configuration;
using Insight.Edge.Prediction;

namespace Insight.Contract.Tests.Prediction;

/// <summary>What is predicted is what is answered.</summary>
[Collection(StackCollection.Name)]
public sealed class PredictorTests(StackFixture fixture)
{
    private static readonly EdgeContracts Contracts = new(new EdgeOptions());

    [Fact]
    public async Task A_prediction_is_the_answer_byte_for_byte()
    {
        var seed = Seed.Or(1107);
        var bodies = new BatchFaker(seed);
        var predictor = new Predictor(Contracts.Default, 10 * 1024 * 1024);
        for (var i = 0; i < 60; i++)
        {
            var body = PlainJson.Write(bodies.Body(mostEntries: 6));
            var predicted = predictor.Predict(Encoding.UTF8.GetBytes(body));

            using var request = Caller.Sync(fixture.Stack, body);
            using var response = await fixture.Stack.Http.SendAsync(request);

            ((int)response.StatusCode).ShouldBe(predicted.Status, Seed.Told(seed));
            (await response.Content.ReadAsByteArrayAsync()).ShouldBe(predicted.Body, Seed.Told(seed));
        }
    }

    [Fact]
    public void Every_issue_of_a_random_body_is_at_the_value_that_its_pointer_names()
    {
        var seed = Seed.Or(1108);
        var bodies = new BatchFaker(seed);
        var predictor = new Predictor(Contracts.Default, 10 * 1024 * 1024);
        var found = 0;
        for (var i = 0; i < 300; i++)
        {
            var text = PlainJson.Write(bodies.Body(mostEntries: 6));
            var body = Encoding.UTF8.GetBytes(text);
            var predicted = predictor.Predict(body);
            var answer = JsonNode.Parse(predicted.Body)!;
            predicted.Issues.Select(issue => issue.Text).ShouldBe(((answer["errors"] ?? answer["warnings"])?.AsArray() ?? []).Select(line => (string)line!), Seed.Told(seed));

            foreach (var issue in predicted.Issues.Where(issue => issue.Rule is not ("absent" or "no_batch" or "duplicate")))
            {
                var value = At(JsonNode.Parse(body), issue.Pointer);
                JsonNode.DeepEquals(JsonNode.Parse(body.AsSpan(issue.Place.Offset, issue.Place.Length)), value).ShouldBeTrue($"{issue} {Seed.Told(seed)}");
                found++;
            }
        }

        found.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task An_events_prediction_is_its_answer_but_for_what_the_backend_chooses()
    {
        var body = EventPayload.Of(("notes", "null"));
        var predicted = new Predictor(Contracts.Find("appointment-event")!, 1024).Predict(Encoding.UTF8.GetBytes(body));
        using var request = Caller.Sync(fixture.Stack, body);
        request.RequestUri = new Uri(fixture.Stack.Address, Caller.EventPath);

        var answer = await Caller.SendAsync(fixture.Stack, request);

        var expected = JsonNode.Parse(predicted.Body)!;
        expected["event_id"] = answer.Body!["event_id"]!.DeepClone();
        expected["received_at"] = answer.Body["received_at"]!.DeepClone();
        answer.Status.ShouldBe(predicted.Status);
        answer.Body.ToJsonString().ShouldBe(expected.ToJsonString());
    }

    [Fact]
    public void A_body_that_is_too_large_is_told_so()
    {
        var predicted = new Predictor(Contracts.Default, 10).Predict("12345678901"u8);

        (predicted.Status, predicted.Issues.ShouldHaveSingleItem().Text).ShouldBe((413, "Request body exceeds the limit of 10 bytes."));
    }

    [Theory]
    [InlineData("""{"event_type":1}""", "appointment-event")]
    [InlineData("""{"x":{"appointments":[]},"patient_id":""", "appointment-event")]
    [InlineData("""{"appointments":[],"event_type":1}""", "sync-appointments")]
    [InlineData("""{"patient":{"event_type":1}}""", "sync-appointments")]
    [InlineData("[{\"event_type\":1}]", "sync-appointments")]
    [InlineData("", "sync-appointments")]
    [InlineData("{", "sync-appointments")]
    public void A_contract_is_guessed_from_the_names_at_the_top(string body, string contract) =>
        ContractGuess.Of(Contracts, Encoding.UTF8.GetBytes(body)).Name.ShouldBe(contract);

    [Theory]
    [InlineData("", false)]
    [InlineData("{}", false)]
    [InlineData("[{\"event_type\":1}]", false)]
    [InlineData("{\"other\":{\"event_type\":1}}", false)]
    [InlineData("{\"department_id\":", true)]
    [InlineData("{\"appointments\":[],\"event_type\":1}", true)]
    public void Where_no_documented_name_is_at_the_top_none_is_found(string body, bool isFound) =>
        (ContractGuess.Find(Contracts, Encoding.UTF8.GetBytes(body)) is not null).ShouldBe(isFound);

    private static JsonNode? At(JsonNode? node, string pointer)
    {
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = node is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node![part];
        return node;
    }
}
