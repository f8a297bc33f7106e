using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Mutating;
using Insight.Contract.Tests.Support;
using Insight.Edge.Validation;
using Insight.Exposition;

namespace Insight.Contract.Tests.Mutating;

/// <summary>A valid payload, broken in one place at a time.</summary>
public sealed class MutatorTests
{
    private static readonly Contracts Contracts = new();

    [Theory]
    [InlineData("sync-appointments")]
    [InlineData("appointment-event")]
    public void Each_rule_of_each_field_is_broken(string contract)
    {
        var body = Encoding.UTF8.GetBytes(contract == "appointment-event" ? EventPayload.Complete : Payload.Batch(Payload.Entry()));
        var broken = new Mutator(Contracts.Of(contract, body)).All(body).Select(mutation => (mutation.Field, mutation.Rule)).ToHashSet();

        foreach (var member in Contracts[contract].Validator.Plan.Slots)
        {
            foreach (var rule in Enum.GetValues<IssueRule>().Where(rule => rule != IssueRule.None && MemberPlan.CanBreak(member, rule)))
                broken.ShouldContain((member.Path, SnakeCase.Of(rule.ToString())));
        }

        broken.ShouldContain(("body", "malformed"));
    }

    [Fact]
    public void A_variant_breaks_one_place_and_keeps_the_rest_byte_for_byte()
    {
        var body = Encoding.UTF8.GetBytes($$"""{ "mine" : 1.50, "appointments" : [ {{Payload.Entry()}} , {{Payload.Entry("apt-2")}} ] }""");

        foreach (var mutation in new Mutator(Contracts.Of(null, body)).Entries(body))
        {
            mutation.Predicted.Issues.ShouldAllBe(issue => issue.Entry == 0);
            mutation.Predicted.Status.ShouldBe(200, mutation.Name);
            var text = Encoding.UTF8.GetString(mutation.Body);
            text.ShouldStartWith("{ \"mine\" : 1.50, \"appointments\" : [ ");
            text.ShouldEndWith($" , {Payload.Entry("apt-2")} ] }}");
        }
    }

    [Fact]
    public void A_name_in_place_of_first_and_last_name_is_taken_away_with_them()
    {
        var body = Encoding.UTF8.GetBytes(Payload.Batch(Payload.EntryWith("patient", "first_name", "\"name\":\"Jane Doe\"")));

        new Mutator(Contracts.Of(null, body)).Entries(body).Select(mutation => mutation.Name).ShouldContain("patient.last_name.absent");
    }

    [Fact]
    public async Task Only_a_payload_without_issues_can_be_broken()
    {
        using var run = new ContractRun().With("bad.json", "{}");

        (await run.RunAsync("mutate", "bad.json")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Files_hold_payloads_and_the_answers_that_check_predicts()
    {
        using var run = new ContractRun().With("event.json", EventPayload.Complete);

        (await run.RunAsync("mutate", "event.json", "--output", "broken")).Code.ShouldBe(0);

        var report = JsonNode.Parse((await run.RunAsync("check", "broken", "--contract", "appointment-event", "--format", "json")).Output)!;
        report["payloads"]!.AsArray().Count.ShouldBeGreaterThan(25);
        foreach (var payload in report["payloads"]!.AsArray())
        {
            var expected = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(Path.Combine(run.Folder, (string)payload!["file"]!), ".expected")))!;
            JsonNode.DeepEquals(payload["answer"], expected["answer"]).ShouldBeTrue((string)payload["file"]!);
        }
    }

    [Fact]
    public async Task Lines_hold_payloads_and_answers()
    {
        using var run = new ContractRun().With("event.json", EventPayload.Complete);

        var (code, output, _) = await run.RunAsync("mutate", "event.json");

        code.ShouldBe(0);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();
        lines.ShouldAllBe(line => (line["payload"] ?? line["payloadBase64"]) != null && (int)line["status"]! == 422);
        lines.Select(line => (string)line["name"]!).ShouldBeUnique();
    }
}
