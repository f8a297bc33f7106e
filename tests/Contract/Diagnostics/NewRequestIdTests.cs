using System.Globalization;
using Insight.Contract.Tests.Support;
using Insight.Edge.Diagnostics;

namespace Insight.Contract.Tests.Diagnostics;

public sealed class NewRequestIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 14, 30, 0, 123, TimeSpan.Zero);

    [Fact]
    public void A_new_id_is_a_UUID_of_version_7_with_the_time()
    {
        var id = RequestIds.Of(default, new ManualTime(Now));

        id.ShouldMatch("^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$");
        long.Parse(id[..12], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture).ShouldBe(Now.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void No_two_are_the_same()
    {
        var time = new ManualTime(Now);

        Enumerable.Range(0, 10_000).Select(_ => RequestIds.Of(default, time)).Distinct(StringComparer.Ordinal).Count().ShouldBe(10_000);
    }
}
