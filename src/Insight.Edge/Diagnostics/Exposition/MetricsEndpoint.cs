namespace Insight.Edge.Diagnostics.Exposition;

/// <summary><c>/metrics</c> on the management port, for Prometheus and whatever reads as it does.</summary>
internal sealed class MetricsEndpoint(MetricsCollector collector)
{
    /// <summary>Answers a scrape.</summary>
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
