using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Browser;
using Insight.Contract.Tests.Support;
using Microsoft.Playwright;

namespace Insight.Contract.Tests.Portal;

/// <summary>The payload checker as people have it before them.</summary>
public sealed class CheckerBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // As it is spelt in the payload.
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ChromiumFact]
    public async Task A_pasted_payload_is_marked_at_the_line_of_each_issue_and_the_answer_is_the_webhooks()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        const string payload = "{\n  \"appointment\": {\n    \"id\": \"a-1\",\n    \"status\": \"nope\"\n  },\n  \"practitioner\": {\"id\": \"p\", \"name\": \"Dr. N\"}\n}";

        await page.Page.FillAsync("#payload", payload);
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        var real = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(payload));
        (await page.TextAsync("#status")).ShouldBe("400");
        (await page.TextAsync("#answer")).ShouldBe(real.Text);
        (await page.Page.Locator("p.issue strong").AllTextContentsAsync()).Order(StringComparer.Ordinal).ShouldBe(real.Issues.Order(StringComparer.Ordinal));
        var wrong = page.Page.Locator(".line.wrong", new() { HasText = "\"status\": \"nope\"" });
        (await wrong.Locator(".number").TextContentAsync()).ShouldBe("Line 4");
        (await wrong.Locator("mark").TextContentAsync()).ShouldBe("\"nope\"");
        (await page.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("result-title");
        (await page.TextAsync("#state")).ShouldBe($"Checked: the answer would be 400, with {real.Issues.Length} issues.");
        page.Complaints.ShouldBeEmpty();
        page.Requests.ShouldAllBe(request => request.StartsWith(stub.Stack.Address.ToString(), StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task The_list_leads_to_the_lines_and_the_keyboard_from_one_to_the_next()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.Page.ClickAsync("#broken");
        await page.Page.Locator("#result").WaitForAsync();
        var issues = await page.Page.Locator("#list li").CountAsync();
        issues.ShouldBe(6);

        await page.Page.Keyboard.PressAsync("n");
        var first = await page.FocusedAsync();
        await page.Page.Keyboard.PressAsync("n");
        var second = await page.FocusedAsync();
        await page.Page.Keyboard.PressAsync("p");
        (await page.FocusedAsync()).ShouldBe(first);
        first.ShouldNotBe(second);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Next issue" }).ClickAsync();
        (await page.FocusedAsync()).ShouldBe(second);
        (await page.TextAsync("#position")).ShouldBe("2 of 6");

        await page.Page.Locator("#list a").Last.PressAsync("Enter");
        (await page.TextAsync("#position")).ShouldBe("6 of 6");
        (await page.Page.Locator("#list a[aria-current]").CountAsync()).ShouldBe(1);
        (await page.Page.Locator("p.issue:focus").IsVisibleAsync()).ShouldBeTrue();
        await page.Page.FocusAsync("#payload");
        await page.Page.Keyboard.PressAsync("n");
        (await page.Page.InputValueAsync("#payload")).ShouldContain("n");
        (await page.FocusedAsync()).ShouldBe("payload");
    }

    [ChromiumFact]
    public async Task Ten_thousand_lines_are_no_more_work_than_their_issues_and_each_issue_is_marked()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        var (payload, broken) = LongPayload();
        payload.Count(character => character == '\n').ShouldBeGreaterThan(10_000);

        await page.ChooseAsync("long.json", Encoding.UTF8.GetBytes(payload));
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.TextAsync("#issues-title")).ShouldBe($"{broken} issues");
        (await page.Page.EvaluateAsync<int>("document.querySelectorAll('*').length")).ShouldBeLessThan(8000);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < broken; i++)
        {
            await page.Page.Keyboard.PressAsync("n");
            var (issue, line) = (await page.FocusedAsync(), await page.Page.EvaluateAsync<string>(
                "(() => { let line = document.activeElement; while (!line.matches('.line')) line = line.previousElementSibling; return line.textContent; })()"));
            seen.Add(issue).ShouldBeTrue(issue);
            line.ShouldContain("\"gender\": \"\"");
        }

        (await page.TextAsync("#position")).ShouldBe($"{broken} of {broken}");
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task What_lies_between_can_be_opened()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.Page.FillAsync("#payload", $"{{\"appointments\": [{string.Concat(Enumerable.Repeat("\n", 500))}]}}");
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();
        var lines = page.Page.Locator(".line");
        while (await page.Page.Locator(".gap").CountAsync() > 0)
            await page.Page.Locator(".gap").First.ClickAsync();

        (await lines.CountAsync()).ShouldBe(501);
        (await page.Page.Locator(".line .number").AllTextContentsAsync()).ShouldBe(Enumerable.Range(1, 501).Select(line => $"Line {line}"));
    }

    [ChromiumFact]
    public async Task Of_one_long_line_each_issue_has_an_excerpt()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        var entries = string.Join(',', Enumerable.Repeat("""{"appointment":{"status":"nope"},"patient":{"name":"Jane Doe"},"practitioner":{"name":"Dr. N"}}""", 30));

        await page.Page.FillAsync("#payload", $$"""{"appointments":[{{entries}}]}""");
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        var rows = page.Page.Locator(".line.wrong");
        (await rows.CountAsync()).ShouldBe(100);
        (await rows.AllTextContentsAsync()).ShouldAllBe(row => row.Length < 400 && row.StartsWith("Line 1", StringComparison.Ordinal));
        (await page.Page.Locator("mark", new() { HasText = "\"nope\"" }).CountAsync()).ShouldBeGreaterThan(5);
        (await page.OverflowAsync()).ShouldBe(0);
    }

    [ChromiumTheory]
    [InlineData("<img src=x onerror=\"globalThis.hurt=1\">")]
    [InlineData("</script><script>globalThis.hurt=1</script>")]
    [InlineData("</mark></code></div><a href=javascript:globalThis.hurt=1>")]
    [InlineData("&lt;b&gt;&amp;&#60;")]
    [InlineData("${globalThis.hurt=1}{{constructor.constructor('globalThis.hurt=1')()}}")]
    public async Task Nothing_of_a_payload_is_read_as_HTML(string hostile)
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        var elements = await page.Page.EvaluateAsync<int>("document.querySelectorAll('img, script, a, b, svg, iframe').length");
        var quoted = JsonSerializer.Serialize(hostile, Unescaped);

        await page.Page.FillAsync("#payload", $$"""{"appointment": {"status": {{quoted}}, {{quoted}}: 1}, "patient": {"__proto__": {{quoted}}, "id": [{{quoted}}] } }""");
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.TextAsync("#source")).ShouldContain(quoted);
        (await page.Page.EvaluateAsync<bool>("globalThis.hurt === undefined && ({}).id === undefined")).ShouldBeTrue();
        (await page.Page.EvaluateAsync<int>("document.querySelectorAll('img, script, a, b, svg, iframe').length")).ShouldBe(elements + await page.Page.Locator("#list a").CountAsync());
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task What_is_too_large_is_not_even_sent_and_too_often_is_told_in_the_edges_words()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:MaxRequestBodyBytes"] = "1000", ["Edge:Portal:Checks"] = "1" });
        await using var page = await OpenAsync(stub);

        await page.Page.FillAsync("#payload", new string('x', 1001));
        await page.Page.ClickAsync("#check");
        await page.ShouldShowAsync("Request body exceeds the limit of 1000 bytes.");
        page.AskedFor("/docs/check").ShouldBe(0);

        await page.Page.FillAsync("#payload", "{}");
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();
        await page.Page.ClickAsync("#check");
        await page.ShouldShowAsync("Not checked. Rate limit exceeded. Retry after");
        (await page.Page.Locator("#result").IsVisibleAsync()).ShouldBeFalse();
    }

    [ChromiumFact]
    public async Task Why_it_is_no_JSON_stands_beside_the_issue()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);

        await page.ChooseAsync("bom.json", [0xef, 0xbb, 0xbf, .. "{}"u8]);
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.TextAsync("p.issue strong")).ShouldBe("Invalid JSON at line 1, column 1.");
        (await page.TextAsync("p.issue .hint")).ShouldBe("The body begins with a byte order mark (EF BB BF): send UTF-8 without one.");
        (await page.TextAsync("#answer")).ShouldNotContain("byte order mark");
    }

    [ChromiumFact]
    public async Task Of_very_many_issues_it_is_told_that_not_all_are_listed()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:MaxAppointmentsPerRequest"] = "4000" });
        await using var page = await OpenAsync(stub);

        await page.Page.FillAsync("#payload", $"{{\"appointments\":[{string.Join(',', Enumerable.Repeat("{}", 4000))}]}}");
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.TextAsync("#issues-title")).ShouldBe("The first 10,000 of 12,000 issues");
        (await page.TextAsync("#summary")).ShouldEndWith("0 accepted, 4,000 refused, 12,000 issues.");
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumTheory]
    [InlineData("", "{\"event_type\":1}", "Recognised as Appointment Event: ")]
    [InlineData("", "{\"other\":1}", "Checked as Sync Appointments, as nothing in it tells which webhook it is for: ")]
    [InlineData("appointment-event", "{\"other\":1}", "Checked as Appointment Event: ")]
    public async Task As_what_it_was_checked_is_told_and_whether_the_payload_told_it(string contract, string payload, string told)
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);

        await page.Page.SelectOptionAsync("#contract", contract);
        await page.Page.FillAsync("#payload", payload);
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.TextAsync("#summary")).ShouldStartWith(told);
    }

    [ChromiumFact]
    public async Task The_button_for_the_whole_answer_stands_clear_of_the_answer()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);

        await page.Page.FillAsync("#payload", $"{{\"appointments\":[{string.Join(',', Enumerable.Repeat("{}", 100))}]}}");
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#answer-whole:visible").WaitForAsync();

        var gap = await page.Page.EvaluateAsync<double>("document.getElementById('answer-whole').getBoundingClientRect().top - document.getElementById('answer').getBoundingClientRect().bottom");
        gap.ShouldBeGreaterThanOrEqualTo(8);
    }

    [ChromiumFact]
    public async Task Nothing_to_check_is_said_beside_the_field_and_not_sent()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);

        await page.Page.FillAsync("#payload", " \n");
        await page.Page.ClickAsync("#check");

        await page.Page.Locator("#payload-error:visible").WaitForAsync();
        (await page.TextAsync("#payload-error")).ShouldBe("Paste a payload, or choose a file.");
        (await page.FocusedAsync()).ShouldBe("payload");
        (await page.Page.GetAttributeAsync("#payload", "aria-invalid")).ShouldBe("true");
        var wrong = await BorderAsync(page);
        page.AskedFor("/docs/check").ShouldBe(0);

        await page.Page.FillAsync("#payload", "{}");
        (await page.Page.Locator("#payload-error").IsVisibleAsync()).ShouldBeFalse();
        (await page.Page.GetAttributeAsync("#payload", "aria-invalid")).ShouldBe("false");
        (await BorderAsync(page)).ShouldNotBe(wrong);
    }

    [ChromiumTheory]
    [InlineData("{\"appointments\":[]}\r\n{\"appointments\":[]}\n", true)]
    [InlineData("\n{}\n\n{", true)]
    [InlineData("{}\n\n", false)]
    [InlineData("{\n\"appointments\": []\n}", false)]
    [InlineData("\"appointments\"\n{}", false)]
    public async Task Several_payloads_one_a_line_are_told_where_to_go(string payload, bool isTold)
    {
        const string told = "This looks like NDJSON, one payload a line. This page checks a single payload; the program takes NDJSON: insight-contract check FILE.";
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);

        await page.Page.FillAsync("#payload", payload);
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.Page.Locator("#state.notice").IsVisibleAsync()).ShouldBe(isTold);
        (await page.TextAsync("#state")).EndsWith(told, StringComparison.Ordinal).ShouldBe(isTold);
        await page.Page.ClickAsync("#clear");
        (await page.Page.Locator("#state.notice").IsVisibleAsync()).ShouldBeFalse();
    }

    [ChromiumFact]
    public async Task While_a_payload_is_checked_no_other_is_and_clearing_stops_it()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.Page.RouteAsync("**/docs/check", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await page.Page.FillAsync("#payload", "{}");
        await page.Page.PressAsync("#payload", "Control+Enter");
        await page.Page.PressAsync("#payload", "Control+Enter");
        held.SetResult();
        await page.Page.Locator("#result").WaitForAsync();

        page.AskedFor("/docs/check").ShouldBe(1);
        page.Complaints.ShouldBeEmpty();

        await page.Page.UnrouteAsync("**/docs/check");
        await page.Page.RouteAsync("**/docs/check", _ => Task.CompletedTask);
        await page.Page.PressAsync("#payload", "Control+Enter");
        await page.Page.ClickAsync("#clear");
        (await page.TextAsync("#state")).ShouldBe("");
        (await page.Page.Locator("#check").IsEnabledAsync()).ShouldBeTrue();
    }

    [ChromiumFact]
    public async Task An_answer_that_cannot_be_shown_is_not_taken_for_none()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.Page.RouteAsync("**/docs/check", route => route.FulfillAsync(new() { Body = "{}", ContentType = "application/json" }));
        await page.Page.FillAsync("#payload", "{}");
        await page.Page.ClickAsync("#check");
        await page.ShouldShowAsync("The edge answered, and this page could not show it.");

        await page.Page.UnrouteAsync("**/docs/check");
        await page.Page.RouteAsync("**/docs/check", route => route.AbortAsync());
        await page.Page.ClickAsync("#check");
        await page.ShouldShowAsync("The edge did not answer. Try again.");
    }

    [ChromiumFact]
    public async Task Nothing_of_it_stays_in_the_browser()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.Page.ClickAsync("#broken");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length + document.cookie.length")).ShouldBe(0);
        await page.Page.ClickAsync("#clear");
        (await page.Page.InputValueAsync("#payload")).ShouldBe("");
        (await page.Page.Locator("#result").IsVisibleAsync()).ShouldBeFalse();
    }

    private Task<BrowserPage> OpenAsync(StubStack stub) => chromium.OpenAsync(new Uri(stub.Stack.Address, "/docs/checker"));

    private static Task<string> BorderAsync(BrowserPage page) => page.Page.EvalOnSelectorAsync<string>("#payload", "field => getComputedStyle(field).borderTopColor");

    // Entries of many lines, one in four of which lacks the gender.
    private static (string Payload, int Broken) LongPayload()
    {
        var entry = JsonNode.Parse(Documented.FullRequest)!["appointments"]![0]!.ToJsonString(Indented);
        var broken = entry.Replace("\"Female\"", "\"\"", StringComparison.Ordinal);
        broken.ShouldNotBe(entry);
        var lines = entry.Count(character => character == '\n');
        var entries = (10_000 / lines) + 1;
        return ($"{{\"appointments\": [{string.Join(",\n", Enumerable.Range(0, entries).Select(index => index % 4 == 0 ? broken : entry))}]}}", (entries + 3) / 4);
    }
}
