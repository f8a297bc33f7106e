using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Sandbox;

/// <summary>In the sandbox a header chooses how a request fails.</summary>
public sealed class ChosenFailureTests
{
    [Fact]
    public async Task A_500_is_the_documented_one_and_nothing_is_stored()
    {
        await using var sandbox = await SandboxStack.StartAsync();

        var answer = await sandbox.SyncAsync("500");

        answer.Status.ShouldBe(500);
        answer.Text.ShouldBe("""{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""");
        answer.Headers["Retry-After"].ShouldBe("1");
        sandbox.Backend.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_429_is_the_documented_one_with_nothing_left()
    {
        await using var sandbox = await SandboxStack.StartAsync();

        var answer = await sandbox.SyncAsync("429");

        answer.Status.ShouldBe(429);
        answer.Text.ShouldBe("""{"message":"Rate limit exceeded. Retry after 1 second(s).","success":false,"code":429}""");
        answer.Headers["Retry-After"].ShouldBe("1");
        answer.Headers["RateLimit"].ShouldBe("\"default\";r=0;t=1");
        answer.Headers.Keys.ShouldContain("RateLimit-Policy");
        sandbox.Backend.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_fails_in_its_own_envelope()
    {
        await using var sandbox = await SandboxStack.StartAsync();

        (await sandbox.SendAsync(RawRequest.Event(EventPayload.Complete), "500")).Text
            .ShouldBe("""{"status":"error","message":"An unexpected error occurred. The request is safe to retry."}""");
    }

    [Fact]
    public async Task A_timeout_is_a_connection_that_is_held_open_and_then_closed_without_an_answer()
    {
        var time = new HeldTimer(SandboxStack.Timeout);
        await using var sandbox = await SandboxStack.StartAsync(time: time);
        await using var connection = await RawConnection.OpenAsync(sandbox.Stack.Address);
        var request = RawRequest.Sync(Documented.FullRequest).With(SandboxStack.Header, "timeout");
        await connection.SendAsync((byte[])[.. request.Head(), .. request.Content]);

        var elapse = await time.BegunAsync();
        var end = ReadToEndAsync(connection);
        end.IsCompleted.ShouldBeFalse();
        elapse();

        (await end).ShouldBe("");
        sandbox.Backend.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_answer_is_the_right_one_after_a_delay()
    {
        var time = new HeldTimer(SandboxStack.Delay);
        await using var sandbox = await SandboxStack.StartAsync(time: time);

        var sending = sandbox.SyncAsync("slow");
        var elapse = await time.BegunAsync();
        sandbox.Backend.Requests.ShouldBeEmpty();
        sending.IsCompleted.ShouldBeFalse();
        elapse();

        (await sending).Text.ShouldBe("""{"message":"1 appointment(s) synced successfully.","success":true,"code":200}""");
    }

    [Fact]
    public async Task A_held_request_does_not_hold_up_the_end()
    {
        var time = new HeldTimer(SandboxStack.Timeout);
        await using var sandbox = await SandboxStack.StartAsync(time: time);
        await using var connection = await RawConnection.OpenAsync(sandbox.Stack.Address);
        var request = RawRequest.Sync(Documented.FullRequest).With(SandboxStack.Header, "timeout");
        await connection.SendAsync((byte[])[.. request.Head(), .. request.Content]);
        await time.BegunAsync();

        sandbox.Stack.Edge.Lifetime.StopApplication();

        (await ReadToEndAsync(connection)).ShouldBe("");
    }

    [Fact]
    public async Task With_times_the_same_body_fails_so_often_then_passes_and_then_it_begins_anew()
    {
        await using var sandbox = await SandboxStack.StartAsync();

        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
            statuses.Add((await sandbox.SyncAsync("500; times=2")).Status);

        statuses.ShouldBe([500, 500, 200, 500, 500, 200]);
        sandbox.Backend.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Each_body_and_each_failure_is_counted_by_itself()
    {
        await using var sandbox = await SandboxStack.StartAsync();
        var other = RawRequest.Sync(Documented.FullSuccess);

        (await sandbox.SyncAsync("500;TIMES=1")).Status.ShouldBe(500);
        (await sandbox.SendAsync(other, "500; times=1")).Status.ShouldBe(500);
        (await sandbox.SyncAsync("429; times=1")).Status.ShouldBe(429);
        (await sandbox.SyncAsync("500; times=1")).Status.ShouldBe(200);
        (await sandbox.SendAsync(other, "500; times=1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Without_the_header_everything_is_answered_as_ever()
    {
        await using var sandbox = await SandboxStack.StartAsync();

        (await RawConnection.ExchangeAsync(sandbox.Stack, RawRequest.Sync(Documented.PartialSuccess))).Status.ShouldBe(200);
        (await RawConnection.ExchangeAsync(sandbox.Stack, RawRequest.Sync(Documented.ValidationError))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task It_leaves_a_line_of_its_own_and_the_outcomes()
    {
        await using var sandbox = await SandboxStack.StartAsync();

        await sandbox.SyncAsync("500");

        var line = await sandbox.Stack.Log.WaitForAsync(line => line.EventId == 9000);
        line.Text.ShouldContain("UpstreamFailed 500");
        sandbox.Stack.Log.Lines.ShouldContain(each => each.EventId == 14000 && each.Text.Contains("fails as it asked for: Failed.", StringComparison.Ordinal));
    }

    // A connection that is cut is told as its end, or as a reset.
    private static async Task<string> ReadToEndAsync(RawConnection connection)
    {
        try
        {
            return await connection.ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
