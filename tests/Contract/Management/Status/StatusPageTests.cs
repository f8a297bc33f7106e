using System.Text.RegularExpressions;
using Insight.Edge.Management.Status.History;
using Insight.Edge.Management.Status.Model;
using Insight.Edge.Management.Status.Page;

namespace Insight.Contract.Tests.Management.Status;

/// <summary>The page as it is rendered, of whatever there is to tell.</summary>
public sealed partial class StatusPageTests
{
    private const string Hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;{{x}}";

    private static readonly DateTimeOffset Now = new(2026, 3, 10, 14, 30, 0, TimeSpan.Zero);

    [Fact]
    public void No_text_is_taken_for_HTML()
    {
        var html = StatusPage.Render(Busy(Hostile)).Text;

        html.ShouldNotContain("<script>");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("onerror=alert(1)>");
        html.ShouldContain("&quot;&gt;&lt;script&gt;");

        // In each place that a name has: the machine, a notice, an EHR, a field and its contract, a rule, a destination, a key, a part.
        Regex.Count(html, "&lt;script&gt;", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeGreaterThanOrEqualTo(16);
    }

    [Fact]
    public void Letters_of_any_language_stay_what_they_are() =>
        StatusPage.Render(Busy("Krankenhaus Köln – 東京")).Text.ShouldContain("Krankenhaus Köln – 東京");

    [Fact]
    public void There_is_no_style_or_script_in_it_that_the_policy_forbids()
    {
        var html = StatusPage.Render(Busy("nexus")).Text;

        html.ShouldNotContain(" style=");
        html.ShouldNotContain("<style");
        Handler().IsMatch(html).ShouldBeFalse();
        Regex.Matches(html, "<script[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(script => script.Value).ShouldBe(["""<script src="/status/page.js" defer>"""]);
        Address().Matches(html).Select(address => address.Groups["address"].Value).ShouldBe(["data:,", "/status/page.css", "/status/page.js", "#main", "/metrics", "/readyz", "/healthz"]);
    }

    [Fact]
    public void Every_table_has_a_caption_and_every_header_cell_says_of_what()
    {
        var html = StatusPage.Render(Busy("nexus")).Text;

        Regex.Count(html, "<table", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(7);
        Regex.Count(html, "<caption", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(7);
        Regex.Matches(html, "<th[ >][^>]*>?", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldAllBe(cell => cell.Value.Contains("scope=\"", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_wrong_comes_first_and_in_words()
    {
        var html = StatusPage.Render(Busy("nexus")).Text;

        html.ShouldContain("<span>Requests fail, or will</span>");
        html.IndexOf("No destination of", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("Traffic", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_there_is_nothing_the_page_says_what_that_means()
    {
        var html = StatusPage.Render(Idle()).Text;

        html.ShouldContain("<span>All is well</span>");
        html.ShouldContain("No request came in the last 15 minutes.");
        html.ShouldContain("Nobody called, so nothing was refused.");
        html.ShouldContain("No documented field broke a rule.");
        html.ShouldContain("None of 4 key(s) expires in the next 30 days");
        html.ShouldContain(">–<");
        html.ShouldNotContain("NaN");
        html.ShouldNotContain("\u221e");
    }

    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(0, 10, "0 %")]
    [InlineData(10, 10, "100 %")]
    [InlineData(1, 3, "33.3 %")]
    [InlineData(1, 100_000, "< 0.1 %")]
    [InlineData(99_999, 100_000, "> 99.9 %")]
    public void A_share_is_never_rounded_to_all_or_nothing(long part, long whole, string expected) => Words.Share(part, whole).ShouldBe(expected);

    [Fact]
    public void A_key_with_a_successor_is_no_cause_for_alarm_and_one_without_is()
    {
        KeyRow[] keys =
        [
            new("a", "API key", Now.AddDays(3), TimeSpan.FromDays(3), IsReplaced: true),
            new("b", "API key", Now.AddDays(3), TimeSpan.FromDays(3), IsReplaced: false),
            new("c", "signing key", Now.AddDays(-1), TimeSpan.FromDays(-1), IsReplaced: false),
            new("d", "API key", Now.AddDays(20), TimeSpan.FromDays(20), IsReplaced: false),
        ];

        NoticeReader.OfKeys(keys).ShouldBe(
        [
            new(Level.Warning, "b: the API key expires on 2026-03-13, and there is no other."),
            new(Level.Bad, "c: the signing key has expired, and there is no other."),
        ]);
    }

    [Theory]
    [InlineData(0, 100, null)]
    [InlineData(1, 100, Level.Warning)]
    [InlineData(5, 100, Level.Bad)]
    public void One_failed_request_in_twenty_is_bad(long failed, long requests, object? level) =>
        NoticeReader.OfFailures(failed, requests, "5 minutes").Select(notice => (object)notice.Level).SingleOrDefault().ShouldBe(level);

    private static StatusModel Idle() => new()
    {
        Host = "edge-1",
        Version = "1.0.0",
        Now = Now,
        Uptime = TimeSpan.FromDays(3),
        Notices = [],
        Traffic = new TrafficModel
        {
            Rate = 0,
            Span = TimeSpan.FromMinutes(15),
            Stored = 0,
            Refused = 0,
            Failed = 0,
            Requests = 0,
            Outcomes = [],
            Slots = [null, new Slot(0, 0, 0)],
            Latency = new(null, null, null),
            LastMinute = new(null, null, null),
        },
        Ehrs = [],
        FurtherEhrs = 0,
        Issues = [],
        IssueCount = 0,
        Destinations = [new("backend", "primary", "http://127.0.0.1:8090", Level.Good, "healthy", 0)],
        Keys = [],
        KeyCount = 4,
        RateLimits = "Each edge counts clients' requests by itself.",
        Reloads = [],
    };

    private static StatusModel Busy(string name) => Idle() with
    {
        Host = name,
        Version = name,
        Notices = [new Notice(Level.Bad, $"No destination of {name} is healthy."), new Notice(Level.Warning, name)],
        Traffic = Idle().Traffic with
        {
            Rate = 3.5,
            Stored = 90,
            Refused = 9,
            Failed = 1,
            Requests = 100,
            Outcomes = [new(name, name, EhrColumn.Stored, 90), new("rejected", "no entry passed", EhrColumn.Refused, 9), new("upstream_error", "failed", EhrColumn.Failed, 1)],
            Slots = [null, new Slot(0, 0, 0), new Slot(1, 2, 3), new Slot(0, 0, 0.001)],
            Latency = new(0.0012, 1.5, double.PositiveInfinity),
        },
        Ehrs = [new(name, 100, 9, 0, 1, 500, 20), new(null, 3, 3, 0, 0, 0, 0)],
        FurtherEhrs = 2,
        Issues = [new(name, name, name, 12)],
        IssueCount = 20,
        Destinations = [new(name, name, name, Level.Bad, name, 3)],
        Keys = [new(name, name, Now.AddDays(2), TimeSpan.FromDays(2), IsReplaced: false)],
        RateLimits = name,
        Reloads = [new(name, 1, 2, IsRefused: true, Now)],
    };

    [GeneratedRegex("<[^>]* on[a-z]+=", RegexOptions.None, 1000)]
    private static partial Regex Handler();

    [GeneratedRegex("(href|src)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
