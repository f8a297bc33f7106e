using Insight.Edge.Diagnostics.Tracing;
using Microsoft.Extensions.Primitives;

namespace Insight.Contract.Tests.Diagnostics.Tracing;

public sealed class TraceParentTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Span = "00f067aa0ba902b7";

    public static TheoryData<string?> Invalid =>
    [
        null,
        "",
        $"00-{Trace}-{Span}",
        $"00-{Trace}-{Span}-01-extra",
        $"01-{Trace}-{Span}-01",
        $"ff-{Trace}-{Span}-01",
        $"00-{Trace.ToUpperInvariant()}-{Span}-01",
        $"00-{new string('0', 32)}-{Span}-01",
        $"00-{Trace}-{new string('0', 16)}-01",
        $"00-{Trace}-{Span}-0g",
        $"00_{Trace}-{Span}-01",
        $"00-{Trace}_{Span}-01",
        $"00-{Trace}-{Span}_01",
        $"00-{Trace[..31]}\u00e9-{Span}-01",
    ];

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    public void The_callers_trace_goes_on_with_its_flags_and_another_span(string flags)
    {
        var parts = TraceParent.Of($"00-{Trace}-{Span}-{flags}").Split('-');

        parts[0].ShouldBe("00");
        parts[1].ShouldBe(Trace);
        parts[2].ShouldMatch("^[0-9a-f]{16}$");
        parts[2].ShouldNotBe(Span);
        parts[3].ShouldBe(flags);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Whatever_else_a_caller_sends_begins_a_trace(string? header)
    {
        var made = TraceParent.Of(header);

        made.ShouldMatch("^00-[0-9a-f]{32}-[0-9a-f]{16}-00$");
        made.ShouldNotContain(Trace);
    }

    [Fact]
    public void Two_headers_begin_a_trace()
    {
        var header = $"00-{Trace}-{Span}-01";

        TraceParent.Of(new StringValues([header, header])).ShouldNotContain(Trace);
    }

    [Fact]
    public void No_two_are_the_same() =>
        Enumerable.Range(0, 1000).Select(_ => TraceParent.Of(default)).Distinct(StringComparer.Ordinal).Count().ShouldBe(1000);
}
