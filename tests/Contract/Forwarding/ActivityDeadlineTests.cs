using Insight.Contract.Tests.Support;
using Insight.Edge.Forwarding;

namespace Insight.Contract.Tests.Forwarding;

public sealed class ActivityDeadlineTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public void A_caller_that_goes_ends_it()
    {
        using var caller = new CancellationTokenSource();
        var deadline = ActivityDeadline.Rent(Long, TimeProvider.System, caller.Token);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();

        caller.Cancel();

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.Return();
    }

    [Fact]
    public async Task Time_in_which_nothing_moves_ends_it()
    {
        var deadline = ActivityDeadline.Rent(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        var ended = new TaskCompletionSource();
        await using (deadline.Token.UnsafeRegister(_ => ended.TrySetResult(), state: null))
            await ended.Task.WaitAsync(Patience.Limit);

        deadline.Return();
    }

    [Fact]
    public void Whatever_moves_it_takes_no_longer_than_twice_that_in_all()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var deadline = ActivityDeadline.Rent(Long, time, CancellationToken.None);
        for (var i = 0; i < 7; i++)
        {
            time.Advance(Long / 4);
            deadline.Extend();
            deadline.Token.IsCancellationRequested.ShouldBeFalse();
        }

        time.Advance(Long / 4);
        deadline.Extend();

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.Return();
    }

    [Fact]
    public void One_that_is_used_again_has_all_of_its_time()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        ActivityDeadline.Rent(Long, time, CancellationToken.None).Return();
        time.Advance(3 * Long);
        var deadline = ActivityDeadline.Rent(Long, time, CancellationToken.None);

        deadline.Extend();

        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        deadline.Return();
    }

    [Fact]
    public void Without_a_timeout_it_never_ends()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var deadline = ActivityDeadline.Rent(Timeout.InfiniteTimeSpan, time, CancellationToken.None);

        time.Advance(Long);
        deadline.Extend();

        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        deadline.Return();
    }

    [Fact]
    public void One_that_is_used_again_knows_nothing_of_its_last_caller()
    {
        using var first = new CancellationTokenSource();
        ActivityDeadline.Rent(Long, TimeProvider.System, first.Token).Return();
        var deadline = ActivityDeadline.Rent(Long, TimeProvider.System, CancellationToken.None);

        first.Cancel();

        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        deadline.Return();
    }

    [Fact]
    public void One_that_has_ended_is_not_used_again()
    {
        using var caller = new CancellationTokenSource();
        var ended = ActivityDeadline.Rent(Long, TimeProvider.System, caller.Token);
        caller.Cancel();
        ended.Return();

        for (var i = 0; i < 300; i++)
        {
            using var next = ActivityDeadline.Rent(Long, TimeProvider.System, CancellationToken.None);
            next.ShouldNotBeSameAs(ended);
            next.Token.IsCancellationRequested.ShouldBeFalse();
        }
    }
}
