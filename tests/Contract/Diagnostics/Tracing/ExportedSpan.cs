namespace Insight.Contract.Tests.Diagnostics.Tracing;

/// <summary>A span as it went out by OTLP.</summary>
internal sealed record ExportedSpan(
    string Service, string TraceId, string SpanId, string ParentId, string Name, string Kind, ulong Start, ulong End, bool IsError, Dictionary<string, string> Attributes)
{
    // opentelemetry/proto/trace/v1/trace.proto
    private static readonly string[] Kinds = ["unspecified", "internal", "server", "client"];

    /// <summary>Reads an ExportTraceServiceRequest.</summary>
    public static IEnumerable<ExportedSpan> ReadAll(byte[] request) =>
        from resource in new WireMessage(request).Messages(1)
        let service = resource.Messages(1).Single().Attributes(1)["service.name"]
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new ExportedSpan(
            service,
            span.Hex(1),
            span.Hex(2),
            span.Hex(4),
            span.Text(5),
            Kinds[span.Number(6)],
            span.Number(7),
            span.Number(8),
            span.Messages(15).Any(status => status.Number(3) == 2),
            span.Attributes(9));
}
