using System.Collections.Concurrent;
using System.Text;
using Insight.Contract.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Diagnostics.Tracing;

/// <summary>What an operator's collector is to those who export by OTLP over HTTP: keeps what it is sent.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _requests = new();
    private readonly WebApplication _app;

    private OtlpCollector(WebApplication app) => _app = app;

    /// <summary>The variables by which an edge or a backend finds it, and does not let it wait.</summary>
    public Dictionary<string, string?> Variables => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "50",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
    };

    public IEnumerable<ExportedSpan> Spans => Of("/v1/traces").SelectMany(ExportedSpan.ReadAll);

    /// <summary>All that came of metrics, as text: names and labels stand in it as they are.</summary>
    public string MetricsText => string.Concat(Of("/v1/metrics").Select(Encoding.Latin1.GetString));

    /// <summary>All that came, as text.</summary>
    public string Text => string.Concat(_requests.Select(request => Encoding.Latin1.GetString(request.Body)));

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var collector = new OtlpCollector(app);
        app.Run(collector.TakeAsync);
        await app.StartAsync();
        return collector;
    }

    /// <summary>The spans of a trace, once as many have come.</summary>
    public async Task<IReadOnlyList<ExportedSpan>> TraceAsync(string traceId, int count)
    {
        List<ExportedSpan> spans = [];
        await Eventually.ShouldAsync($"{count} spans come", () => (spans = [.. Spans.Where(span => span.TraceId == traceId)]).Count >= count);
        return spans;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<byte[]> Of(string path) => _requests.Where(request => request.Path == path).Select(request => request.Body);

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _requests.Enqueue((context.Request.Path, body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
