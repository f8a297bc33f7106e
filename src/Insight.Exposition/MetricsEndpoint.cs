using Microsoft.AspNetCore.Http;

namespace Insight.Exposition;

/// <summary><c>/metrics</c> on a management port, for Prometheus and whatever reads as it does.</summary>
/// <param name="collector">What collects.</param>
public sealed class MetricsEndpoint(MetricsCollector collector)
{
    /// <summary>Answers a scrape, whatever its path.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var format = ExpositionFormats.Choose(context.Request.Headers.Accept);
        var text = await collector.CollectAsync(format, context.RequestAborted);
        context.Response.ContentType = ExpositionFormats.ContentType(format);
        context.Response.ContentLength = text.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept";
        await context.Response.BodyWriter.WriteAsync(text, context.RequestAborted);
    }
}
