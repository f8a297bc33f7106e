using Insight.Load.Generation;
using Insight.Load.Stacks;

namespace Insight.Contract.Tests.Load.Stacks;

public sealed class DurableRunTests : IDisposable
{
    // A bound on a run that hangs: the runs end when their requests are used up.
    private static readonly LoadPlan Plan = new(Connections: 3, TimeSpan.FromSeconds(60));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("insight-load-test-");

    [Fact]
    public async Task Every_request_is_signed_and_has_ids_that_no_other_has()
    {
        await using var stack = new KestrelStack(keeps: _ => true);
        await using var running = await RunningStack.StartAsync(stack, _folder.FullName, CancellationToken.None);

        var first = await DurableRun.MeasureAsync(running, entries: 5, Plan, requests: 20, CancellationToken.None);
        await DurableRun.MeasureAsync(running, entries: 5, Plan, requests: 20, CancellationToken.None);

        first.Run.Requests.ShouldBe(20);
        // The one batch that found out whether the stack is up, and two runs.
        stack.Received.Count.ShouldBe(1 + 100 + 100);
        stack.Received.Distinct().Count().ShouldBe(1 + 100 + 100);
    }

    [Fact]
    public async Task An_acknowledged_appointment_that_is_not_in_the_database_fails_the_run()
    {
        await using var stack = new KestrelStack(keeps: id => !id.EndsWith("-0000000042", StringComparison.Ordinal));
        await using var running = await RunningStack.StartAsync(stack, _folder.FullName, CancellationToken.None);

        var failure = await Should.ThrowAsync<FailedRunException>(
            () => DurableRun.MeasureAsync(running, entries: 5, Plan, requests: 20, CancellationToken.None));

        failure.Message.ShouldBe("in memory: 1 of 100 acknowledged appointments are not in the database.");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
