using Insight.Contract.Tests.Support;
using Insight.Edge.RateLimiting;

namespace Insight.Contract.Tests.RateLimiting;

public sealed class TokenBucketTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(100, 200)]
    [InlineData(0.001, 1)]
    [InlineData(7.3, 3)]
    [InlineData(1_000_000, 1_000_000)]
    public void A_bucket_begins_full_and_gives_its_burst_and_no_more(double rate, int burst)
    {
        var bucket = new TokenBucket(rate, burst, _time);

        bucket.Left().ShouldBe(burst);
        Drain(bucket).ShouldBe(burst);
        bucket.Left().ShouldBe(0);
    }

    [Theory]
    [InlineData(100, 200, 3)]
    [InlineData(100, 200, 86_400 * 365)]
    [InlineData(0.5, 1, 2)]
    [InlineData(1_000_000, 5, 60)]
    public void After_a_pause_it_gives_its_burst_and_no_more(double rate, int burst, int seconds)
    {
        var bucket = new TokenBucket(rate, burst, _time);
        bucket.Take();
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Drain(bucket).ShouldBe(burst);
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Drain(bucket).ShouldBe(burst);
    }

    // A bucket much smaller than what the rate brings between two looks, and rates that no whole number of ticks makes.
    [Theory]
    [InlineData(100, 1)]
    [InlineData(1000, 2)]
    [InlineData(3, 1)]
    [InlineData(7.7, 5)]
    [InlineData(333.333, 1)]
    [InlineData(0.3, 1)]
    public void Asked_all_the_time_it_gives_exactly_the_rate(double rate, int burst)
    {
        var bucket = new TokenBucket(rate, burst, _time);
        var seconds = (int)Math.Ceiling(2000 / rate);
        var looksPerSecond = (int)Math.Ceiling(Math.Max(10, rate * 50));
        var step = TimeSpan.FromSeconds(1) / looksPerSecond;
        var given = Drain(bucket) - burst;

        for (var i = 0L; i < (long)seconds * looksPerSecond; i++)
        {
            _time.Advance(step);
            given += Drain(bucket);
        }

        // A bucket of one token is full until somebody looks, and gets nothing meanwhile.
        var passed = (step * ((double)seconds * looksPerSecond)).TotalSeconds;
        var least = burst == 1 ? passed / ((1 / rate) + step.TotalSeconds) : passed * rate;
        ((double)given).ShouldBeInRange(Math.Floor(least) - 1, Math.Ceiling(passed * rate));
    }

    [Theory]
    [InlineData(0.1, 3)]
    [InlineData(0.001, 1)]
    [InlineData(2.5, 1)]
    [InlineData(100, 200)]
    public void The_wait_that_is_told_is_enough_and_the_whole_seconds_of_what_is_needed(double rate, int burst)
    {
        var bucket = new TokenBucket(rate, burst, _time);
        Drain(bucket);

        var (_, _, wait) = bucket.Take();

        wait.ShouldBe((int)Math.Ceiling(1 / rate));
        _time.Advance(TimeSpan.FromSeconds(wait));
        bucket.Take().Taken.ShouldBeTrue();
    }

    [Fact]
    public void The_wait_is_told_from_where_the_bucket_is_not_from_empty()
    {
        var bucket = new TokenBucket(0.1, 1, _time);
        Drain(bucket);
        _time.Advance(TimeSpan.FromSeconds(6.5));

        bucket.Take().ShouldBe(new Permit(false, 0, 4));
    }

    [Fact]
    public void A_refused_request_costs_nothing()
    {
        var bucket = new TokenBucket(1, 1, _time);
        bucket.Take();
        for (var i = 0; i < 1000; i++)
            bucket.Take().Taken.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(1));

        bucket.Take().Taken.ShouldBeTrue();
    }

    [Fact]
    public void Threads_together_get_the_burst_and_no_more()
    {
        const int burst = 50_000;
        var bucket = new TokenBucket(0.001, burst, _time);
        var given = 0;

        Parallel.For(0, 4 * burst, _ =>
        {
            if (bucket.Take().Taken)
                Interlocked.Increment(ref given);
        });

        given.ShouldBe(burst);
    }

    private static int Drain(TokenBucket bucket)
    {
        var given = 0;
        while (bucket.Take() is (true, var left, var wait))
        {
            given++;
            wait.ShouldBe(0);
            bucket.Left().ShouldBe(left);
        }

        return given;
    }
}
