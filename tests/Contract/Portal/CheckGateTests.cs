using System.Net;
using Insight.Contract.Tests.Support;
using Insight.Edge.Configuration;
using Insight.Edge.Portal;
using Insight.Edge.Portal.Checking;

namespace Insight.Contract.Tests.Portal;

/// <summary>What counts as one source.</summary>
public sealed class CheckGateTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%1", "fe80::2%2", true)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Of_IPv6_it_is_a_network_of_64_bits_and_of_IPv4_an_address(string one, string other, bool areOne)
    {
        using var gate = new CheckGate(new EdgeOptions { Portal = new PortalOptions { Checks = 1 } }, new ManualTime(DateTimeOffset.UnixEpoch));

        gate.Count(IPAddress.Parse(one)).ShouldBeNull();

        (gate.Count(IPAddress.Parse(other)) is not null).ShouldBe(areOne);
    }
}
