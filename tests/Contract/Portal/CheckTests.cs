using System.Globalization;
using System.Net;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Portal;

/// <summary>What the checker says of a payload is what the webhook says of it; and how it refuses.</summary>
public sealed class CheckTests
{
    private const string Batches = "sync-appointments";
    private const string Events = "appointment-event";

    [Fact]
    public async Task It_predicts_the_answer_to_the_letter()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(ClientSettings.Unlimited, new() { ["Edge:Portal:Checks"] = "1000" }));
        foreach (var (name, body) in Canary.BatchBodies)
        {
            var real = await RawConnection.ExchangeAsync(stack, RawRequest.Sync(body));
            ShouldPredict(await PortalCheck.SendAsync(stack, body, Batches), real, name);
        }

        foreach (var (name, body) in Canary.RefusedEvents)
        {
            var real = await RawConnection.ExchangeAsync(stack, RawRequest.Event(body));
            ShouldPredict(await PortalCheck.SendAsync(stack, body, Events), real, name);
        }

        static void ShouldPredict(Answer check, Answer real, string why)
        {
            check.Status.ShouldBe(200, why);
            ((int)check.Body!["status"]!, (string)check.Body["answer"]!).ShouldBe((real.Status, real.Text), why);
        }
    }

    [Fact]
    public async Task Each_issue_has_its_text_its_rule_and_its_place()
    {
        await using var stub = await StubStack.StartAsync();
        const string payload = "{ \"appointments\": [\n  {},\n  {\"appointment\": {\"status\": \"no\"}}\n] }";

        var check = await PortalCheck.SendAsync(stub.Stack, payload);

        ((string?)check.Body!["contract"]).ShouldBe(Batches);
        ((int)check.Body["accepted"]!, (int)check.Body["refused"]!).ShouldBe((0, 2));
        var issue = check.Body["issues"]!.AsArray().Single(each => ((string)each!["text"]!).Contains("status", StringComparison.Ordinal))!;
        ((string?)issue["text"]).ShouldBe("appointments[1].appointment.status is not an accepted status. See Status Reference.");
        ((string?)issue["pointer"]).ShouldBe("/appointments/1/appointment/status");
        ((int)issue["line"]!, (int)issue["column"]!).ShouldBe((3, 30));
        payload.Substring((int)issue["offset"]!, (int)issue["length"]!).ShouldBe("\"no\"");
    }

    [Theory]
    [InlineData("\uFEFF{}", "The body begins with a byte order mark (EF BB BF): send UTF-8 without one.")]
    [InlineData("{\0}\0", "The body is UTF-16 or UTF-32, as it seems: send UTF-8.")]
    [InlineData("", "The body is empty.")]
    [InlineData("[1", "The body ends before its JSON does, as if it were cut off.")]
    [InlineData("{\"a\":x}", "Strings stand in double quotes.")]
    [InlineData("}", null)]
    [InlineData("{}", null)]
    public async Task Beside_a_text_stands_why_where_the_bytes_tell_and_it_is_no_part_of_the_answer(string payload, string? hint)
    {
        await using var stub = await StubStack.StartAsync();

        var check = await PortalCheck.SendAsync(stub.Stack, payload, Batches);

        var issue = check.Body!["issues"]![0]!;
        ((string?)issue["hint"]).ShouldBe(hint);
        if (hint is not null)
            ((string)check.Body["answer"]!).ShouldNotContain(hint);
    }

    [Fact]
    public async Task Of_very_many_issues_the_first_are_listed_and_all_are_counted_and_answered()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:MaxAppointmentsPerRequest"] = "4000" });

        var check = await PortalCheck.SendAsync(stub.Stack, $"{{\"appointments\":[{string.Join(',', Enumerable.Repeat("{}", 4000))}]}}");

        ((int)check.Body!["issueCount"]!, check.Body["issues"]!.AsArray().Count).ShouldBe((12_000, 10_000));
        ((string?)check.Body["issues"]![9_999]!["text"]).ShouldBe("appointments[3333]: 'appointment' object is required.");
        ((string)check.Body["answer"]!).ShouldContain("appointments[3999]: 'practitioner' object is required.");
    }

    [Theory]
    [InlineData("""{"event_type":1}""", Events)]
    [InlineData("""{"appointments":[]}""", Batches)]
    [InlineData("""{"appointment":{}}""", Batches)]
    public async Task The_contract_is_guessed_where_it_is_not_named(string payload, string contract)
    {
        await using var stub = await StubStack.StartAsync();

        ((string?)(await PortalCheck.SendAsync(stub.Stack, payload)).Body!["contract"]).ShouldBe(contract);
    }

    [Theory]
    [InlineData("{\"appointments\":[]}", null, "payload")]
    [InlineData("{\"event_type\":1", null, "payload")]
    [InlineData("{\"appointments\":[],\"event_type\":1}", null, "payload")]
    [InlineData("", null, "default")]
    [InlineData("{\"other\":1}", null, "default")]
    [InlineData("{\0\"\0a\0", null, "default")]
    [InlineData("\u0001\u0002\uFFFD", null, "default")]
    [InlineData("{\"appointments\":[]}", Batches, "caller")]
    [InlineData("", Events, "caller")]
    public async Task What_decided_on_the_contract_is_told(string payload, string? contract, string choice)
    {
        await using var stub = await StubStack.StartAsync();

        ((string?)(await PortalCheck.SendAsync(stub.Stack, payload, contract)).Body!["chosenBy"]).ShouldBe(choice);
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("")]
    [InlineData("Sync-Appointments")]
    [InlineData("sync-appointments&contract=appointment-event")]
    public async Task A_contract_that_there_is_not_is_refused_and_none_is_guessed_in_its_place(string contract)
    {
        await using var stub = await StubStack.StartAsync();

        var refused = await PortalCheck.SendAsync(stub.Stack, "{}", contract);

        (refused.Status, refused.Text).ShouldBe(
            (400, """{"message":"There is no such contract. 'contract' must be one of sync-appointments, appointment-event; without it the contract is guessed.","success":false,"code":400}"""));
        refused.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task What_is_larger_than_a_webhook_takes_is_refused_in_its_words()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:MaxRequestBodyBytes"] = "100" });

        (await PortalCheck.SendAsync(stub.Stack, new string(' ', 100))).Status.ShouldBe(200);
        var refused = await PortalCheck.SendAsync(stub.Stack, new string(' ', 101));

        (refused.Status, refused.Text).ShouldBe((413, """{"message":"Request body exceeds the limit of 100 bytes.","success":false,"code":413}"""));
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData(null, 415)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/octet-stream", 200)]
    public async Task What_another_sites_page_could_send_unasked_is_refused(string? type, int status)
    {
        await using var stub = await StubStack.StartAsync();

        var answer = await PortalCheck.SendAsync(stub.Stack, "{}", type: type);

        answer.Status.ShouldBe(status);
        if (status == 415)
            answer.Text.ShouldBe("""{"message":"Content-Type must be application/octet-stream or application/json.","success":false,"code":415}""");
    }

    [Fact]
    public async Task Nor_is_it_told_that_it_may()
    {
        await using var stub = await StubStack.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(stub.Stack.Address, "docs/check"))
        {
            Headers = { { "Origin", "https://elsewhere.example" }, { "Access-Control-Request-Method", "POST" } },
        };

        var answer = await Caller.SendAsync(stub.Stack, request);

        (answer.Status, answer.Headers["Allow"]).ShouldBe((405, "POST"));
        answer.Headers.Keys.ShouldNotContain(name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Too_often_from_one_address_is_429_until_the_window_has_passed_and_others_are_not_touched()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        await using var stack = await InsightStack.StartAsync(
            new Dictionary<string, string?> { ["Edge:Portal:Checks"] = "2", ["Edge:Portal:Window"] = "00:00:30" }, time: time);

        (await FromAsync("127.0.0.1")).Status.ShouldBe(200);
        (await FromAsync("127.0.0.1")).Status.ShouldBe(200);
        time.Advance(TimeSpan.FromSeconds(10));
        var refused = await FromAsync("127.0.0.1");
        (refused.Status, refused.Headers["Retry-After"], refused.Text).ShouldBe(
            (429, "20", """{"message":"Rate limit exceeded. Retry after 20 second(s).","success":false,"code":429}"""));
        (await FromAsync("127.0.0.2")).Status.ShouldBe(200);
        (await RawConnection.ExchangeAsync(stack, RawRequest.Sync(Documented.FullRequest))).Status.ShouldBe(200);
        time.Advance(TimeSpan.FromSeconds(20));
        (await FromAsync("127.0.0.1")).Status.ShouldBe(200);

        Task<Answer> FromAsync(string address) => RawConnection.ExchangeAsync(stack, Check("{}"), IPAddress.Parse(address));
    }

    [Fact]
    public async Task While_others_upload_there_is_no_place_and_webhooks_go_on()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:Portal:MaxConcurrent"] = "1" });
        await using var slow = await RawConnection.OpenAsync(stub.Stack.Address);
        var upload = Check("{}");
        await TakePlaceAsync(slow, upload);

        var refused = await PortalCheck.SendAsync(stub.Stack, "{}");
        (refused.Status, refused.Headers["Retry-After"]).ShouldBe((429, "1"));
        (await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Documented.FullRequest))).Status.ShouldBe(200);

        await slow.SendAsync(upload.Content);
        (await slow.ReadAnswerAsync()).Status.ShouldBe(200);
        (await PortalCheck.SendAsync(stub.Stack, "{}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_visitor_who_hangs_up_gives_the_place_back()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:Portal:MaxConcurrent"] = "1", ["Edge:Portal:Checks"] = "1000000" });
        await using var gone = await RawConnection.OpenAsync(stub.Stack.Address);
        await TakePlaceAsync(gone, Check("{}"));
        (await PortalCheck.SendAsync(stub.Stack, "{}")).Status.ShouldBe(429);

        gone.Reset();

        await Eventually.ShouldAsync("the place is free", async () => (await PortalCheck.SendAsync(stub.Stack, "{}")).Status == 200);
        stub.Stack.Log.Lines.ShouldNotContain(line => line.EventId == 9001);
    }

    [Fact]
    public async Task Whoever_does_not_read_the_answer_keeps_no_place()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?>
        {
            ["Edge:Portal:MaxConcurrent"] = "1",
            ["Edge:Portal:Checks"] = "1000000",
            ["Edge:MaxAppointmentsPerRequest"] = "100000",
        });
        var payload = $"{{\"appointments\":[{string.Join(',', Enumerable.Repeat("{}", 90_000))}]}}";
        (await PortalCheck.SendAsync(stub.Stack, payload)).Text.Length.ShouldBeGreaterThan(16 * 1024 * 1024, "no socket's buffers take it");
        await using var deaf = await RawConnection.OpenAsync(stub.Stack.Address);
        var upload = Check(payload);
        await TakePlaceAsync(deaf, upload);
        (await PortalCheck.SendAsync(stub.Stack, "{}")).Status.ShouldBe(429);

        await deaf.SendAsync(upload.Content);

        await Eventually.ShouldAsync("the place is free", async () => (await PortalCheck.SendAsync(stub.Stack, "{}")).Status == 200);
    }

    // The leave to send comes once the request has a place.
    private static async Task TakePlaceAsync(RawConnection connection, RawRequest upload)
    {
        await connection.SendAsync(upload.With("Expect", "100-continue").Head());
        (await connection.ReadAnswerAsync()).Status.ShouldBe(100);
    }

    private static RawRequest Check(string payload) => new()
    {
        Target = "/docs/check",
        Headers = [("Host", "localhost"), ("Content-Type", "application/octet-stream"), ("Content-Length", payload.Length.ToString(CultureInfo.InvariantCulture))],
        Content = System.Text.Encoding.UTF8.GetBytes(payload),
    };
}
