using Insight.Edge.Forwarding;

namespace Insight.Contract.Tests.Forwarding;

public sealed class ActivityDeadlineTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public void A_caller_that_goes_ends_it()
    {
        using var caller = new CancellationTokenSource();
        var deadline = ActivityDeadline.Rent(Long, caller.Token);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();

        caller.Cancel();

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.Return();
    }

    [Fact]
    public async Task Time_in_which_nothing_moves_ends_it()
    {
        var deadline = ActivityDeadline.Rent(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        var ended = new TaskCompletionSource();
        await using (deadline.Token.UnsafeRegister(_ => ended.TrySetResult(), state: null))
            await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));

        deadline.Return();
    }

    [Fact]
    public void One_that_is_used_again_knows_nothing_of_its_last_caller()
    {
        using var first = new CancellationTokenSource();
        ActivityDeadline.Rent(Long, first.Token).Return();
        var deadline = ActivityDeadline.Rent(Long, CancellationToken.None);

        first.Cancel();

        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        deadline.Return();
    }

    [Fact]
    public void One_that_has_ended_is_not_used_again()
    {
        using var caller = new CancellationTokenSource();
        var ended = ActivityDeadline.Rent(Long, caller.Token);
        caller.Cancel();
        ended.Return();

        for (var i = 0; i < 300; i++)
        {
            using var next = ActivityDeadline.Rent(Long, CancellationToken.None);
            next.ShouldNotBeSameAs(ended);
            next.Token.IsCancellationRequested.ShouldBeFalse();
        }
    }
}
