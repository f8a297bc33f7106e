using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Sending;

/// <summary><c>check --url</c>.</summary>
[Collection(StackCollection.Name)]
public sealed class LiveCheckTests(StackFixture fixture) : IDisposable
{
    private readonly ContractRun _run = new ContractRun()
        .WithKeys()
        .With("p/good.json", Payload.Batch(Payload.Entry()))
        .With("p/part.json", Payload.Batch(Payload.Entry(), "7"))
        .With("p/bad.json", Payload.Batch("{}"))
        .With("p/broken.json", "{")
        .With("p/event.json", EventPayload.Complete)
        .With("p/events.ndjson", $"{EventPayload.Complete}\n{EventPayload.Of(("patient_id", "5"))}\n");

    [Fact]
    public async Task A_real_edge_answers_as_predicted()
    {
        var run = await CheckAsync(fixture.Stack.Address, "p", "--concurrency", "4");

        // Two files pass; what does not is the payloads' fault, and answered as predicted.
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("7 payload(s) in 6 file(s), by the contract: 3 accepted, 1 in part, 3 rejected; 6 issue(s). Of 7 sent, the edge answered 7 so, and 0 otherwise.");
        (await CheckAsync(fixture.Stack.Address, "p/good.json", "p/event.json")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Another_answer_is_a_failure_and_shown()
    {
        await using var other = await StartAsync((_, _) => (200, """{"message":"0 appointment(s) synced successfully.","success":true,"code":200}"""));

        var run = await CheckAsync(new Uri(other.Urls.First()), "p/good.json");

        run.Code.ShouldBe(1);
        run.Output.ShouldContain("DIFF  p/good.json");
        run.Output.ShouldContain("""-   "message": "1 appointment(s) synced successfully.",""");
        run.Output.ShouldContain("""+   "message": "0 appointment(s) synced successfully.",""");
        run.Output.ShouldNotContain("\"code\": 200,");
    }

    [Theory]
    [InlineData(200, """{"message":"\ud800","success":true,"code":200}""")]
    [InlineData(200, """{"\ud800":1}""")]
    [InlineData(200, """{"message":"a","message":"b"}""")]
    [InlineData(200, "<h1>apt-canary and \u001b[2J Jane-canary</h1>")]
    [InlineData(200, """{"message":"\u0041pt-canary \u0061pt-canary","success":true,"code":2000001}""")]
    [InlineData(200, """{"message":"\uffff","success":true,"code":200}""")]
    [InlineData(200, """{"message":"apt-canary is there","success":true,"code":200}""")]
    [InlineData(200, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData(204, "")]
    public async Task Whatever_an_edge_answers_is_a_difference_that_repeats_no_value_and_moves_no_cursor(int status, string body)
    {
        await using var other = await StartAsync((_, response) =>
        {
            response.Headers.RetryAfter = "2147483647";
            return (status, body);
        });
        _run.With("c/canary.json", Payload.Batch(Payload.EntryWith("patient", "first_name", "\"first_name\":\"Jane-canary\""), Payload.Entry("apt-canary")));

        foreach (var format in (string[])["text", "json", "junit", "html", "markdown", "sarif", "github"])
        {
            var run = await CheckAsync(new Uri(other.Urls.First()), "c/canary.json", "--retry", "--format", format);

            run.Code.ShouldBe(1, run.Error);
            run.Output.ShouldNotContain("-canary");
            run.Output.ShouldNotContain('\u001b');
        }
    }

    [Theory]
    [InlineData(401, """{"message":"Invalid API key","success":false,"code":401}""")]
    [InlineData(403, "<h1>Not you</h1>", "no JSON: 16 byte(s) of application/json")]
    public async Task An_edge_that_refuses_the_client_is_asked_once(int status, string body, string? told = null)
    {
        var calls = 0;
        await using var other = await StartAsync((_, _) => (calls++ == 0 ? status : 200, body));

        var run = await CheckAsync(new Uri(other.Urls.First()), "p/good.json", "p/events.ndjson");

        (run.Code, calls).ShouldBe((2, 1));
        run.Error.ShouldBe($"The edge refuses the client, so nothing more is sent: {status} {told ?? body}\n");
        run.Output.ShouldContain("Of 1 sent, the edge answered 0 so, and 1 otherwise.");
    }

    [Fact]
    public async Task A_key_that_runs_out_is_not_tried_a_hundred_times()
    {
        var calls = 0;
        await using var other = await StartAsync((_, _) => ++calls == 1 ? (201, "{}") : (401, """{"message":"Invalid API key"}"""));
        _run.With("p/many.ndjson", string.Concat(Enumerable.Repeat(EventPayload.Complete + "\n", 100)));

        var run = await CheckAsync(new Uri(other.Urls.First()), "p/many.ndjson");

        (run.Code, calls).ShouldBe((2, 11));
        run.Output.ShouldContain("Of 11 sent, the edge answered 0 so, and 11 otherwise.");
    }

    [Fact]
    public async Task Refusals_among_other_answers_end_a_run_too_and_what_was_sent_is_told()
    {
        var calls = 0;
        await using var other = await StartAsync((_, _) => Interlocked.Increment(ref calls) % 2 == 0 ? (200, "{}") : (401, "{}"));
        _run.With("p/many.ndjson", string.Concat(Enumerable.Repeat(EventPayload.Complete + "\n", 300)));

        var run = await CheckAsync(new Uri(other.Urls.First()), "p/many.ndjson", "--concurrency", "8");

        run.Code.ShouldBe(2);
        calls.ShouldBeLessThan(40);
        run.Output.ShouldContain($"Of {calls} sent, the edge answered 0 so, and {calls} otherwise.");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task What_is_no_edge_is_asked_once(int status)
    {
        var calls = 0;
        await using var other = await StartAsync((request, _) =>
        {
            calls++;
            request.Headers.Remove("X-Request-Id");
            return (status, "<h1>no</h1>");
        });

        var run = await CheckAsync(new Uri(other.Urls.First()), "p/good.json", "p/events.ndjson");

        (run.Code, calls).ShouldBe((2, 1));
        run.Error.ShouldBe($"This is no edge, as it seems, so nothing more is sent: {status} no JSON: 11 byte(s) of application/json\n");
    }

    [Theory]
    [InlineData(500, """{"detail":[{"loc":["server"],"msg":"Jane-canary","type":"x"}]}""")]
    [InlineData(429, """{"message":"evt-canary"}""")]
    [InlineData(201, """{"message":"Event received","data":{"patient_id":"pat-canary","other":"evt-canary"}}""")]
    [InlineData(200, "{}")]
    public async Task Another_answer_to_an_event_repeats_no_value_of_it(int status, string body)
    {
        await using var other = await StartAsync((_, _) => (status, body));
        _run.With("c/event.json", EventPayload.Of(("appointment_id", "\"evt-canary\""), ("patient_id", "\"pat-canary\""), ("notes", "\"Jane-canary\"")));

        foreach (var format in (string[])["text", "json", "junit", "html", "markdown", "sarif", "github"])
        {
            var run = await CheckAsync(new Uri(other.Urls.First()), "c/event.json", "--format", format);

            run.Code.ShouldBe(1, run.Error);
            (run.Output + run.Error).ShouldNotContain("-canary");
            run.Output.ShouldContain(status == 201 ? "event_id" : $"{status}");
        }
    }

    // The name of the patient stands across the place where what is told of an answer ends.
    [Fact]
    public async Task A_value_is_not_told_in_part_where_an_answer_is_cut_off()
    {
        await using var other = await StartAsync((_, _) => (401, $$"""{"message":"{{new string('x', 484)}}Jane-canary"}"""));
        _run.With("c/canary.json", Canary);

        var run = await CheckAsync(new Uri(other.Urls.First()), "c/canary.json");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("xxxx");
        run.Error.ShouldNotContain("xJane");
    }

    // The names are found in what is no JSON by the letter, and whatever else was wrong before them.
    [Theory]
    [InlineData("\ufeff")]
    [InlineData("", ",]")]
    [InlineData("{\"a\":\"\\ud800\"} ")]
    [InlineData("{'a': 1} ")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Values_of_a_payload_that_is_no_JSON_are_not_told_either(string before, string behind = "")
    {
        await using var other = await StartAsync((_, _) => (400, """{"message":"Jane-canary called 5551234567, Jane-canary Doe"}"""));
        _run.With("c/canary.json", $$"""{{before}}{"first_name": "Jane-canary", "phone": 5551234567, "name": "canary Doe"{{behind}}}""");

        var run = await CheckAsync(new Uri(other.Urls.First()), "c/canary.json");

        run.Code.ShouldBe(1);
        run.Output.ShouldContain("(a value of the payload) called (a value of the payload), (a value of the payload)\"");
    }

    // What the runtime says of an answer that is no HTTP quotes it.
    [Theory]
    [InlineData("Jane-canary\r\n\r\n", "no HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nJane-canary\r\n\r\n", "no HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nJane-canary\r\n", "no HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nJane-canary", "closed before")]
    public async Task What_came_where_HTTP_itself_fails_is_not_told(string answer, string told)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, answer);
        _run.With("c/canary.json", Canary);

        var run = await CheckAsync(new Uri($"http://{listener.LocalEndpoint}"), "c/canary.json");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("does not answer");
        run.Error.ShouldContain(told);
        (run.Output + run.Error).ShouldNotContain("canary:");
        (run.Output + run.Error).ShouldNotContain("Jane");
        (run.Output + run.Error).ShouldNotContain("4A-61-6E-65");
        await answering;
    }

    [Fact]
    public async Task An_edge_that_asks_for_too_long_a_pause_is_not_waited_for()
    {
        await using var other = await StartAsync((_, response) =>
        {
            response.Headers.RetryAfter = "2147483647";
            return (429, "{}");
        });

        (await CheckAsync(new Uri(other.Urls.First()), "p/good.json", "--retry")).Output.ShouldContain("+ status: 429");
    }

    [Fact]
    public async Task The_other_success_message_of_the_documentation_is_accepted()
    {
        await using var other = await StartAsync((_, _) => (200, """{"success":true,"message":"Appointments synced successfully","code":200}"""));

        (await CheckAsync(new Uri(other.Urls.First()), "p/good.json")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Without_retry_a_429_is_a_difference_and_with_it_the_guidance_is_followed()
    {
        var calls = 0;
        await using var other = await StartAsync((_, response) =>
        {
            if (++calls % 3 == 0)
                return (200, """{"message":"1 appointment(s) synced successfully.","success":true,"code":200}""");
            response.Headers.RetryAfter = "7";
            return calls % 3 == 1 ? (429, "{}") : (500, "{}");
        });
        var time = new InstantTime();
        using var patient = new ContractRun { Time = time }.WithKeys().With("good.json", Payload.Batch(Payload.Entry()));

        var first = await patient.RunAsync(["check", "good.json", .. Options(new Uri(other.Urls.First()))]);
        calls = 0;
        var second = await patient.RunAsync(["check", "good.json", "--retry", "--format", "json", .. Options(new Uri(other.Urls.First()))]);

        (first.Code, second.Code).ShouldBe((1, 0), first.Output + second.Output);
        ((int)JsonNode.Parse(second.Output)!["payloads"]![0]!["edge"]!["attempts"]!).ShouldBe(3);
        time.Pauses.ShouldBe([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)]);
    }

    [Fact]
    public async Task An_edge_that_does_not_answer_is_no_difference_but_an_error()
    {
        var run = await CheckAsync(new Uri($"http://{FreePort.Next()}"), "p/good.json");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("does not answer");
    }

    [Fact]
    public async Task Keys_do_not_go_over_plain_http_to_another_machine_nor_into_any_output()
    {
        var run = await _run.RunAsync("check", "p/good.json", "--url", "http://edge.example.com", "--ehr", "nexus", "--api-key-file", "api-key", "--signing-key-file", "signing-key");

        (run.Code, run.Error).ShouldBe((2, "--url is plain HTTP: the keys could be read on their way. Use https, or --allow-http where you know the way.\n"));
        (await CheckAsync(fixture.Stack.Address, "p", "--format", "json")).Output.ShouldNotContain(Caller.ApiKey);
    }

    public void Dispose() => _run.Dispose();

    private static string Canary => Payload.Batch(Payload.EntryWith("patient", "first_name", "\"first_name\":\"Jane-canary\""));

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var connection = await listener.AcceptTcpClientAsync().WaitAsync(Patience.Limit);
        var stream = connection.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        connection.Client.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null).WaitAsync(Patience.Limit);
    }

    private static string[] Options(Uri edge) => ["--url", edge.ToString(), "--ehr", "nexus", "--api-key-file", "api-key", "--signing-key-file", "signing-key"];

    private static async Task<WebApplication> StartAsync(Func<HttpRequest, HttpResponse, (int Status, string Body)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            var (status, body) = answer(context.Request, context.Response);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Headers["X-Request-Id"] = context.Request.Headers["X-Request-Id"];
            if (body.Length > 0)
                await context.Response.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }

    private Task<(int Code, string Output, string Error)> CheckAsync(Uri edge, params string[] arguments) => _run.RunAsync(["check", .. arguments, .. Options(edge)]);

    // Whoever waits has waited already.
    private sealed class InstantTime : TimeProvider
    {
        public List<TimeSpan> Pauses { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
