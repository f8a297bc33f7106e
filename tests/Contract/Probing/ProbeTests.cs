using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Insight.Contract.Probing;
using Insight.Contract.Tests.Schemas.OpenApi;
using Insight.Contract.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace Insight.Contract.Tests.Probing;

/// <summary>The probe against an edge that is right.</summary>
public sealed class ProbeTests(ProbedEdgeFixture fixture) : IClassFixture<ProbedEdgeFixture>
{
    private const int AtOnce = 4;

    private readonly InsightStack _stack = fixture.Stack;

    [Fact]
    public async Task A_right_edge_passes_and_what_was_not_tried_is_named()
    {
        var probe = await ProbeOutcome.RunAsync(_stack.Address, _stack.Folder, "--format", "json");

        probe.Wrong.ShouldBeEmpty();
        probe.ExitCode.ShouldBe(0, probe.Error);
        var names = probe.Cases.Select(each => (string)each["name"]!).ToArray();
        names.Length.ShouldBeGreaterThan(500);
        names.ShouldBeUnique();
        JsonNode.Parse(probe.Output)!["notTried"]!.AsArray().Select(each => (string)each!["name"]!).ShouldBe(
        [
            "plain HTTP is refused",
            "a request whose framing is ambiguous",
            "more requests than the client may send: 429",
            "more answers of 401 than a source address may get: 429",
            "a key or a signing key that has expired, or is not valid yet",
            "a failure is asked for by X-Sandbox-Fail: 400",
            "storing fails: 500 with Retry-After",
        ]);
    }

    [Fact]
    public async Task Every_documented_answer_that_a_request_can_bring_about_is_among_the_cases()
    {
        // What is listed as not tried, texts that hold an edge's own limit, EHR or payload, and what a sandbox answers otherwise.
        string[] otherwise = ["403 another-ehr", "403 plain-http", "413 too-large", "429 rate-limited", "500 unexpected", "400 unreadable", "400 badly-framed", "400 sandbox-header"];
        var probe = await ProbeOutcome.RunAsync(_stack.Address, _stack.Folder, "--format", "json");
        var expected = probe.Cases.Select(each => each["expected"]!).ToArray();

        foreach (var example in OpenApiDocument.AnswerExamples.Where(example => !Array.Exists(otherwise, other => example.EndsWith(other, StringComparison.Ordinal))))
        {
            var (status, body, _) = OpenApiDocument.Answer(example);
            expected.ShouldContain(each => (int)each["status"]! == status && IsAlike(each["body"]!, body), example);
        }

        foreach (var status in (int[])[403, 413])
            expected.ShouldContain(each => (int)each["status"]! == status);
    }

    [Fact]
    public async Task What_it_stores_is_one_appointment_and_fifteen_events_in_any_number_of_runs()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(ClientSettings.Unlimited, new() { ["Edge:MaxRequestBodyBytes"] = $"{ProbeOutcome.MaxBodyBytes}" }));
        for (var run = 0; run < 2; run++)
            (await ProbeOutcome.RunAsync(stack.Address, stack.Folder)).ExitCode.ShouldBe(0);

        (await StoredAppointments.FindAsync(stack, "insight-probe-1")).ShouldNotBeNull();
        using var response = await stack.Http.GetAsync(new Uri(stack.BackendAddress, "events?after=0&limit=1000"));
        var events = (await Answer.ReadAsync(response)).Body!["events"]!.AsArray();
        events.Count.ShouldBe(15);
        events.ShouldAllBe(each => ((string)each!["appointment_id"]!).StartsWith("insight-probe-", StringComparison.Ordinal) || ((string)each["patient_id"]!).StartsWith("insight-probe-", StringComparison.Ordinal));
        CountAppointments(stack).ShouldBe(1);
    }

    [Fact]
    public async Task In_text_only_what_is_wrong_is_told()
    {
        var probe = await ProbeOutcome.RunAsync(_stack.Address, _stack.Folder, "--contract", "appointment-event");

        var lines = probe.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[..^1].ShouldAllBe(line => line.StartsWith("not tried: ", StringComparison.Ordinal));
        lines[^1].ShouldMatch("^[0-9]+ case\\(s\\) tried: [0-9]+ as the contract says, 0 otherwise. 7 not tried.$");
    }

    [Fact]
    public async Task No_report_holds_a_key()
    {
        foreach (var format in new[] { "text", "json", "junit" })
        {
            var probe = await ProbeOutcome.RunAsync(_stack.Address, _stack.Folder, "--format", format, "--verbose");
            probe.Output.ShouldNotContain(Caller.ApiKey);
            probe.Output.ShouldNotContain(Caller.SigningKey);
            if (format == "text")
                probe.Output.ShouldContain("$(cat 'api-key')");
        }
    }

    [Fact]
    public async Task JUnit_has_a_test_case_for_each_and_skips_what_was_not_tried()
    {
        var probe = await ProbeOutcome.RunAsync(_stack.Address, _stack.Folder, "--format", "junit", "--contract", "appointment-event");

        var suite = XDocument.Parse(probe.Output).Root!.Element("testsuite")!;
        suite.Elements("testcase").Count().ShouldBe((int)suite.Attribute("tests")!);
        suite.Elements("testcase").Count(each => each.Element("skipped") is not null).ShouldBe(7);
        ((int)suite.Attribute("failures")!).ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_is_refused_or_an_edge_that_is_not_there_is_told_at_once()
    {
        var refused = await ProbeOutcome.RunForAsync("medicat", _stack.Address, _stack.Folder);
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("The edge refuses the client, so nothing else can be told: 403");
        var nowhere = await ProbeOutcome.RunAsync(new Uri("http://127.0.0.1:1"), _stack.Folder);
        nowhere.ExitCode.ShouldBe(2);
        nowhere.Error.ShouldContain("The edge cannot be reached");
    }

    [Fact]
    public async Task An_edge_whose_certificate_nobody_vouches_for_gets_no_key()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Server();
        await using var server = await StubBackend.StartAsync(listener => listener.UseHttps(certificate));

        var probe = await ProbeOutcome.RunAsync(server.Address, _stack.Folder);

        probe.ExitCode.ShouldBe(2);
        probe.Error.ShouldContain("The edge cannot be reached: No connection: TLS failed.");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_burst_sees_a_429_and_the_end_of_it()
    {
        await using var stack = await ProbedEdgeFixture.StartLimitedAsync();

        var probe = await ProbeOutcome.RunAsync(stack.Address, stack.Folder, "--burst", "--format", "json", "--contract", "sync-appointments");

        probe.Wrong.ShouldBeEmpty();
        probe.Cases.Select(each => (string)each["row"]!).Count(row => row == "4 limit").ShouldBe(2);
    }

    [ToolTheory("curl")]
    [InlineData("sync-appointments")]
    [InlineData("appointment-event")]
    public async Task Every_line_of_curl_gets_the_same_answer(string contract)
    {
        var probe = await ProbeOutcome.RunAsync(_stack.Address, _stack.Folder, "--format", "json", "--contract", contract);
        var cases = probe.Cases.ToArray();

        var answers = (await Task.WhenAll(cases.Chunk(cases.Length / AtOnce + 1).Select((some, index) => AgainAsync(some, index)))).SelectMany(each => each).ToArray();

        answers.Length.ShouldBe(cases.Length);
        foreach (var (each, answer) in cases.Zip(answers))
        {
            var name = (string)each["name"]!;
            answer.Status.ShouldBe((int)each["expected"]!["status"]!, name);
            if (answer.Status != 201 && !name.EndsWith("method HEAD", StringComparison.Ordinal))
                JsonNode.DeepEquals(answer.Body, each["expected"]!["body"]).ShouldBeTrue(name);
        }
    }

    // One shell for many lines, as a shell for each takes longer than the lines.
    private async Task<IEnumerable<(int Status, JsonNode? Body)>> AgainAsync(JsonNode[] cases, int index)
    {
        const string mark = "@@@@ next";
        var script = Path.Combine(_stack.Folder, $"again-{index}.sh");
        await File.WriteAllTextAsync(script, $"cd '{_stack.Folder}'\n{string.Concat(cases.Select(each => $"printf '\\n{mark}\\n'\n{(string?)each["sent"]}\n"))}true\n");
        var printed = await Support.Tool.Named("curl").RunAsync(script, input: "", new Dictionary<string, string>());
        return printed.Split($"\n{mark}\n")[1..].Select(AnswerOf);
    }

    private static (int Status, JsonNode? Body) AnswerOf(string printed)
    {
        var head = printed.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal);
        var body = head < 0 ? -1 : printed.IndexOf("\r\n\r\n", head, StringComparison.Ordinal);
        return body < 0 ? (0, null) : (int.Parse(printed.AsSpan(head + 9, 3), CultureInfo.InvariantCulture), AnswerJudge.Parse(printed[(body + 4)..]));
    }

    // The same members; of a failure the same texts too, of errors about a payload the same kind.
    private static bool IsAlike(JsonNode one, JsonNode other)
    {
        if (one["errors"] is JsonArray { Count: > 0 } errors && errors[0] is JsonObject first)
            return (string?)first["type"] == (string?)other["errors"]?[0]?["type"];
        return one["errors"] is not null || one["success"]?.GetValue<bool>() == true || (string?)one["status"] == "success"
            ? one.AsObject().Select(member => member.Key).SequenceEqual(other.AsObject().Select(member => member.Key))
            : JsonNode.DeepEquals(one, other);
    }

    private static long CountAppointments(InsightStack stack)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(stack.Folder, "insight.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM appointments";
        return (long)command.ExecuteScalar()!;
    }
}
