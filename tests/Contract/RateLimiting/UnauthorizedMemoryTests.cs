using System.Net;
using Insight.Contract.Tests.Support;
using Insight.Edge.Configuration;
using Insight.Edge.RateLimiting;

namespace Insight.Contract.Tests.RateLimiting;

public sealed class UnauthorizedMemoryTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Beyond_a_hundred_thousand_addresses_the_rest_share_one_count_until_the_window_has_passed()
    {
        var throttle = new UnauthorizedThrottle(new EdgeOptions(), _time);
        for (var i = 0; i < UnauthorizedThrottle.MaxAddresses; i++)
            throttle.Count(Address(i)).ShouldBeNull();

        // Further addresses take no memory: they use up one share together.
        var told = Enumerable.Range(UnauthorizedThrottle.MaxAddresses, 101).Select(i => throttle.Count(Address(i))).ToArray();
        told[..100].ShouldAllBe(seconds => seconds == null);
        told[100].ShouldBe(10);

        // The address that is counted apart still is.
        throttle.Count(Address(0)).ShouldBeNull();

        _time.Advance(TimeSpan.FromSeconds(10));
        throttle.Count(Address(UnauthorizedThrottle.MaxAddresses + 500)).ShouldBeNull();
        throttle.Count(Address(UnauthorizedThrottle.MaxAddresses + 501)).ShouldBeNull();
        throttle.Counted.ShouldBe(2);
    }

    private static IPAddress Address(int i) => new([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i]);
}
