using System.Globalization;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

/// <summary>What <c>/metrics</c> said at one moment.</summary>
/// <param name="Text">As it came.</param>
internal sealed record Scrape(string Text)
{
    private readonly Dictionary<string, double> _samples = Text.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .ToDictionary(line => line[..line.LastIndexOf(' ')], line => Number(line[(line.LastIndexOf(' ') + 1)..]), StringComparer.Ordinal);

    /// <summary>The series, as they are written: <c>name{label="value"}</c>.</summary>
    public IEnumerable<string> Series => _samples.Keys;

    /// <summary>A series' value; null where there is none.</summary>
    public double? this[string series] => _samples.TryGetValue(series, out var value) ? value : null;

    public static Task<Scrape> OfAsync(InsightStack stack) => OfAsync(stack.Http, stack.ManagementAddress);

    /// <summary>Asks whoever serves <c>/metrics</c> at a management address.</summary>
    public static async Task<Scrape> OfAsync(HttpClient http, Uri management) => new(await http.GetStringAsync(new Uri(management, "metrics")));

    /// <summary>The one that has a request more than an earlier one: an answer is with its caller a moment before it is counted.</summary>
    public static async Task<Scrape> AfterAsync(InsightStack stack, Scrape before)
    {
        await Eventually.ShouldAsync("the request is counted", async () =>
            (await OfAsync(stack)).Since(before).Any(moved => moved.Series.StartsWith("insight_edge_requests_total", StringComparison.Ordinal)));
        return await OfAsync(stack); // its counters move one after the other
    }

    /// <summary>What grew since an earlier scrape, and by how much: counters and histograms of the edge alone, but no times.</summary>
    public IEnumerable<(string Series, double By)> Since(Scrape earlier) => _samples
        .Select(sample => (Series: sample.Key, By: sample.Value - (earlier[sample.Key] ?? 0)))
        .Where(sample => sample.By != 0 && sample.Series.StartsWith("insight_", StringComparison.Ordinal) && !sample.Series.Contains("duration", StringComparison.Ordinal));

    private static double Number(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
