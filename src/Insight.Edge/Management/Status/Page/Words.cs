using System.Globalization;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>Numbers and times, as people read them.</summary>
internal static class Words
{
    /// <summary>A count: <c>1,234</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A rate a second, with as many decimals as mean something.</summary>
    public static string Rate(double rate) => rate.ToString(rate is 0 or >= 100 ? "N0" : rate >= 10 ? "N1" : "N2", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole, in percent; a dash where there is no whole. What is not all is not told as 100 %, and what is not nothing not as 0 %.</summary>
    public static string Share(long part, long whole)
    {
        if (whole == 0)
            return "–";
        var percent = 100.0 * part / whole;
        return percent is > 0 and < 0.1 ? "< 0.1 %"
            : percent is > 99.9 and < 100 ? "> 99.9 %"
            : percent.ToString(percent is 0 or 100 ? "0" : "0.0", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>An estimated latency; a dash where there is none.</summary>
    public static string Seconds(double? seconds) => seconds switch
    {
        null => "–",
        double.PositiveInfinity => "> 10 s",
        >= 1 => seconds.Value.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        >= 0.01 => (seconds.Value * 1000).ToString("0", CultureInfo.InvariantCulture) + " ms",
        _ => (seconds.Value * 1000).ToString("0.0", CultureInfo.InvariantCulture) + " ms",
    };

    /// <summary>A length of time, in its two largest units: <c>3 d 4 h</c>.</summary>
    public static string Span(TimeSpan span) =>
        span.TotalDays >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.Days} d {span.Hours} h")
        : span.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.Hours} h {span.Minutes} min")
        : span.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{span.Seconds} s");

    /// <summary>How far back the counts go: <c>15 minutes</c>.</summary>
    public static string Back(TimeSpan span) => span.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} minute{((int)span.TotalMinutes == 1 ? "" : "s")}")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} seconds");

    /// <summary>A name of the metrics, in words: <c>too_long</c> is <c>too long</c>.</summary>
    public static string Name(string name) => name.Replace('_', ' ');

    /// <summary>A time, as a date and to the second.</summary>
    public static Html Time(DateTimeOffset time) =>
        Html.Of($"""<time datetime="{time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time>""");
}
