using System.CommandLine;
using System.Net.Sockets;
using Insight.Load;
using Insight.Load.Generation;

namespace Insight.Contract.Tests.Load;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Whatever_fails_behind_a_stop_is_told_as_stopped()
    {
        using var stop = new CancellationTokenSource();
        foreach (var failure in (Exception[])[new SocketException(111), new LoadException("a build failed"), new InvalidOperationException(), new OperationCanceledException()])
        {
            var (code, error) = await RunAsync(
                async _ =>
                {
                    await stop.CancelAsync();
                    throw failure;
                },
                stop.Token);

            code.ShouldBe(130);
            error.ShouldBe("Stopped.\n");
        }
    }

    [Fact]
    public async Task A_command_hears_of_the_stop()
    {
        using var stop = new CancellationTokenSource();
        var (code, _) = await RunAsync(
            async ct =>
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, ct);
            },
            stop.Token);

        code.ShouldBe(130);
    }

    [Fact]
    public async Task What_is_wrong_is_told_without_a_stack_trace()
    {
        (await RunAsync(_ => throw new LoadException("wrk did not report."))).ShouldBe((1, "wrk did not report.\n"));
        (await RunAsync(_ => throw new FailedRunException("edge: no answers."))).ShouldBe((1, "edge: no answers.\n"));
        var (code, error) = await RunAsync(_ => throw new SocketException((int)SocketError.ConnectionRefused));
        code.ShouldBe(1);
        error.ShouldStartWith("What was measured does not answer any more: ");
    }

    [Fact]
    public async Task A_command_that_runs_through_ends_with_0() => (await RunAsync(_ => Task.CompletedTask)).ShouldBe((0, ""));

    private static async Task<(int Code, string Error)> RunAsync(Func<CancellationToken, Task> action, CancellationToken stop = default)
    {
        var command = new Command("run");
        command.SetAction(async (_, ct) => await action(ct));
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(new RootCommand { command }, ["run"], error, stop);
        return (code, error.ToString());
    }
}
