using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Insight.Exposition;

/// <summary>Chooses a format by what a scraper accepts (RFC 9110, 12.5.1).</summary>
internal static class ExpositionFormats
{
    private const string OpenMetricsType = "application/openmetrics-text";
    private const string OpenMetricsVersion = "1.0.0";

    /// <summary>The format that a scraper likes best. Who says nothing, or likes both alike, gets Prometheus' own.</summary>
    /// <param name="accept">The header <c>Accept</c>.</param>
    public static ExpositionFormat Choose(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var types))
            return ExpositionFormat.Prometheus;
        var (openMetrics, prometheus) = (0.0, 0.0);
        foreach (var type in types)
        {
            var quality = type.Quality ?? 1;
            if (type.MediaType.Equals(OpenMetricsType, StringComparison.OrdinalIgnoreCase))
                openMetrics = Math.Max(openMetrics, IsVersion(type, OpenMetricsVersion) ? quality : 0);
            else if (type.MatchesMediaType("text/plain"))
                prometheus = Math.Max(prometheus, quality);
        }

        return openMetrics > prometheus ? ExpositionFormat.OpenMetrics : ExpositionFormat.Prometheus;
    }

    /// <summary>The media type of a format.</summary>
    public static string ContentType(ExpositionFormat format) => format == ExpositionFormat.OpenMetrics
        ? $"{OpenMetricsType}; version={OpenMetricsVersion}; charset=utf-8"
        : "text/plain; version=0.0.4; charset=utf-8";

    private static bool IsVersion(MediaTypeHeaderValue type, string version)
    {
        foreach (var parameter in type.Parameters)
        {
            if (parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase))
                return HeaderUtilities.RemoveQuotes(parameter.Value).Equals(version, StringComparison.Ordinal);
        }

        return true;
    }
}
