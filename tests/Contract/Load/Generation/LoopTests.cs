using System.Net;
using Insight.Load.Generation;

namespace Insight.Contract.Tests.Load.Generation;

public sealed class LoopTests
{
    // A bound on a run that hangs, not a duration: the runs below end when their requests are used up.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private static readonly byte[] Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();
    private static readonly byte[] OkAndClose = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();
    private static readonly byte[] TooMany = "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    [Fact]
    public async Task A_closed_loop_sends_every_request_once_and_counts_the_answers()
    {
        var requests = new NumberedRequests(100);
        await using var server = Server((_, _) => Ok);

        var run = (await ClosedLoop.RunAsync(To(server, requests), connections: 4, Long)).OrThrow("run");

        run.Requests.ShouldBe(100);
        run.Whole.Latency.Count.ShouldBe(100);
        requests.Acknowledged.Order().ShouldBe(Enumerable.Range(0, 100).Select(number => (long)number));
    }

    [Fact]
    public async Task Another_status_is_an_error_has_no_latency_and_acknowledges_nothing()
    {
        var requests = new NumberedRequests(30);
        await using var server = Server((number, _) => number % 3 == 0 ? TooMany : Ok);

        var run = await ClosedLoop.RunAsync(To(server, requests), connections: 2, Long);

        (run.Requests, run.Errors).ShouldBe((20, 10));
        run.Whole.Latency.Count.ShouldBe(20);
        run.Whole.Statuses.ShouldBe(new Dictionary<int, long> { [200] = 20, [429] = 10 }, ignoreOrder: true);
        requests.Acknowledged.Count.ShouldBe(20);
        Should.Throw<FailedRunException>(() => run.OrThrow("run")).Message.ShouldContain("10 x 429");
    }

    [Fact]
    public async Task A_request_without_an_answer_is_an_error()
    {
        var requests = new NumberedRequests(3);
        await using var server = Server((_, _) => null);

        var run = await ClosedLoop.RunAsync(To(server, requests), connections: 1, Long);

        (run.Requests, run.Errors, run.Whole.Failed).ShouldBe((0, 3, 3));
        Should.Throw<FailedRunException>(() => run.OrThrow("run"));
    }

    [Fact]
    public async Task A_connection_that_the_server_closes_is_opened_again()
    {
        await using var server = Server((_, _) => OkAndClose);

        var run = await ClosedLoop.RunAsync(To(server, new NumberedRequests(10)), connections: 1, Long);

        (run.Requests, run.Errors).ShouldBe((10, 0));
        server.Connections.ShouldBe(10);
    }

    [Fact]
    public async Task A_kept_connection_that_was_closed_meanwhile_is_tried_once_more()
    {
        await using var server = Server((_, connection) => connection == 0 ? null : Ok);
        using var connection = new Connection(To(server, new NumberedRequests(1)));
        await connection.OpenAsync();

        (await connection.ExchangeAsync(0)).ShouldBe(200);
    }

    [Fact]
    public async Task An_open_loop_does_not_wait_for_a_stalled_answer()
    {
        // The first connection's answer is held back until nine others were given: a generator that waited would hang.
        var others = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = 0;
        await using var server = new ScriptedServer(NumberedRequests.Request.Length, async (_, connection) =>
        {
            if (connection == 0)
                await others.Task;
            else if (Interlocked.Increment(ref answered) == 9)
                others.SetResult();
            return Ok;
        });

        var run = await OpenLoop.RunAsync(
            To(server, new NumberedRequests(10)), new((1000, TimeSpan.FromMilliseconds(10))), connections: 1, maxConnections: 10);

        (run.Requests, run.Errors).ShouldBe((10, 0));
        server.Connections.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_stall_is_charged_to_every_request_that_waited_for_it()
    {
        // Requests are due at 0, 1 … 9 ms, there is one connection, and its first answer comes when all of them were due: the one due at
        // n ms has waited 9 - n ms at least, though the server had each but the first for no time at all.
        var schedule = new ArrivalSchedule((1000, TimeSpan.FromMilliseconds(10)));
        await using var server = new ScriptedServer(NumberedRequests.Request.Length, async (number, _) =>
        {
            while (number == 0 && !schedule.IsOver) await Task.Yield();
            return Ok;
        });

        var run = await OpenLoop.RunAsync(To(server, new NumberedRequests(10)), schedule, connections: 1, maxConnections: 1);

        (run.Requests, run.Errors, run.Late).ShouldBe((10, 0, 9));
        for (var rank = 1; rank <= 10; rank++)
            run.Whole.Latency.Percentile(rank / 10.0).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(rank - 1));
    }

    [Fact]
    public async Task An_open_loop_opens_no_more_connections_than_it_may_and_still_answers_all()
    {
        await using var server = Server((_, _) => Ok);

        var run = await OpenLoop.RunAsync(
            To(server, new NumberedRequests(200)), new((100_000, TimeSpan.FromMilliseconds(2))), connections: 1, maxConnections: 2);

        (run.Requests, run.Errors).ShouldBe((200, 0));
        server.Connections.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task What_was_due_is_told_by_when_it_was_due()
    {
        await using var server = Server((number, _) => number < 30 ? Ok : TooMany);

        var run = await OpenLoop.RunAsync(
            To(server, new NumberedRequests(60)),
            new((1000, TimeSpan.FromMilliseconds(30)), (3000, TimeSpan.FromMilliseconds(10))),
            connections: 1,
            maxConnections: 1,
            slotLength: TimeSpan.FromMilliseconds(10));

        run.Slots.Select(slot => slot.Total).ShouldBe([10, 10, 10, 30]);
        run.Slots[3].Statuses.ShouldBe(new Dictionary<int, long> { [429] = 30 });
    }

    [Fact]
    public async Task A_source_address_can_be_chosen()
    {
        await using var server = Server((_, _) => Ok);

        var run = await ClosedLoop.RunAsync(
            To(server, new NumberedRequests(1)) with { From = IPAddress.Parse("127.0.0.2") }, connections: 1, Long);

        run.Requests.ShouldBe(1);
        server.Callers.ShouldBe([IPAddress.Parse("127.0.0.2")]);
    }

    private static Traffic To(ScriptedServer server, RequestSource requests) => new(server.EndPoint, requests, 200);

    private static ScriptedServer Server(Func<int, int, byte[]?> script) =>
        new(NumberedRequests.Request.Length, (number, connection) => Task.FromResult(script(number, connection)));
}
