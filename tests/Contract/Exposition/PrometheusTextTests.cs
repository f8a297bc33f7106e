using System.Buffers;
using System.Text;
using Insight.Exposition;

namespace Insight.Contract.Tests.Exposition;

/// <summary>The text, to the letter: Prometheus' text format 0.0.4 and OpenMetrics 1.0.0.</summary>
public sealed class PrometheusTextTests
{
    [Fact]
    public void A_counters_family_is_named_with_its_suffix_in_one_format_and_without_in_the_other()
    {
        static void Write(PrometheusText text)
        {
            text.Family("requests", FamilyKind.Counter, unit: null, "Requests.");
            text.Sample("ehr=\"nexus\"", 3);
            text.Sample("", 4);
        }

        Prometheus(Write).ShouldBe("""
            # HELP requests_total Requests.
            # TYPE requests_total counter
            requests_total{ehr="nexus"} 3
            requests_total 4

            """);
        OpenMetrics(Write).ShouldBe("""
            # TYPE requests counter
            # HELP requests Requests.
            requests_total{ehr="nexus"} 3
            requests_total 4
            # EOF

            """);
    }

    [Fact]
    public void A_histograms_buckets_are_cumulative_and_their_bounds_are_floats()
    {
        static void Write(PrometheusText text)
        {
            text.Family("time_seconds", FamilyKind.Histogram, "seconds", "Time.");
            text.Histogram("stage=\"read\"", [(0.25, 2), (1, 0), (2.5, 5), (double.PositiveInfinity, 1)], 7.25);
            text.Histogram("", [(double.PositiveInfinity, 0)], 0);
        }

        Prometheus(Write).ShouldBe("""
            # HELP time_seconds Time.
            # TYPE time_seconds histogram
            time_seconds_bucket{stage="read",le="0.25"} 2
            time_seconds_bucket{stage="read",le="1.0"} 2
            time_seconds_bucket{stage="read",le="2.5"} 7
            time_seconds_bucket{stage="read",le="+Inf"} 8
            time_seconds_sum{stage="read"} 7.25
            time_seconds_count{stage="read"} 8
            time_seconds_bucket{le="+Inf"} 0
            time_seconds_sum 0
            time_seconds_count 0

            """);
        OpenMetrics(Write).ShouldStartWith("""
            # TYPE time_seconds histogram
            # UNIT time_seconds seconds
            # HELP time_seconds Time.
            time_seconds_bucket{stage="read",le="0.25"} 2
            """);
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(9007199254740991.0, "9007199254740991")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    public void A_number_is_written_so_that_it_is_read_as_the_same(double value, string expected) =>
        Prometheus(text =>
        {
            text.Family("g", FamilyKind.Gauge, unit: null, "");
            text.Sample("", value);
        }).ShouldBe($"# TYPE g gauge\ng {expected}\n");

    [Fact]
    public void What_would_end_a_line_or_a_label_is_escaped()
    {
        static void Write(PrometheusText text)
        {
            text.Family("g", FamilyKind.Gauge, unit: null, "A \"word\",\na \\.");
            text.Sample(PrometheusText.Labels([new("l", "\"q\"\n\\é")]), 1);
        }

        Prometheus(Write).ShouldBe("# HELP g A \"word\",\\na \\\\.\n# TYPE g gauge\ng{l=\"\\\"q\\\"\\n\\\\é\"} 1\n");
        OpenMetrics(Write).ShouldBe("# TYPE g gauge\n# HELP g A \\\"word\\\",\\na \\\\.\ng{l=\"\\\"q\\\"\\n\\\\é\"} 1\n# EOF\n");
    }

    [Fact]
    public void Labels_are_texts_and_one_without_a_value_is_left_out() =>
        PrometheusText.Labels([new("a.b", "x"), new("none", null), new("empty", ""), new("flag", true), new("number", 1.5), new("0-9", 7)])
            .ShouldBe("a_b=\"x\",flag=\"true\",number=\"1.5\",_0_9=\"7\"");

    [Fact]
    public void Nothing_is_a_text_too()
    {
        Prometheus(_ => { }).ShouldBe("");
        OpenMetrics(_ => { }).ShouldBe("# EOF\n");
    }

    private static string Prometheus(Action<PrometheusText> write) => Text(ExpositionFormat.Prometheus, write);

    private static string OpenMetrics(Action<PrometheusText> write) => Text(ExpositionFormat.OpenMetrics, write);

    private static string Text(ExpositionFormat format, Action<PrometheusText> write)
    {
        var output = new ArrayBufferWriter<byte>();
        var text = new PrometheusText(output, format);
        write(text);
        text.End();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
