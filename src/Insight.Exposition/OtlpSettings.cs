using Microsoft.Extensions.Configuration;

namespace Insight.Exposition;

/// <summary>
/// Whether telemetry goes out by OTLP, as the standard variables say (OpenTelemetry, "Environment Variable Specification" and "OpenTelemetry Protocol
/// Exporter"). Where none of them asks for it nothing does.
/// </summary>
public static class OtlpSettings
{
    /// <summary>The signal of spans.</summary>
    internal const string Traces = "TRACES";

    /// <summary>The signal of instruments.</summary>
    internal const string Metrics = "METRICS";

    private const string Disabled = "OTEL_SDK_DISABLED";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>What is wrong with them, by their names; their values, which may hold secrets, are not told.</summary>
    public static IEnumerable<string> Errors(IConfiguration configuration)
    {
        foreach (var signal in new[] { Traces, Metrics })
        {
            if (configuration[ExporterOf(signal)] is { Length: > 0 } exporter && exporter is not ("otlp" or "none"))
                yield return $"{ExporterOf(signal)}: must be otlp or none.";
        }

        foreach (var name in new[] { Endpoint, EndpointOf(Traces), EndpointOf(Metrics) })
        {
            if (configuration[name] is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                yield return $"{name}: must be an address, as http://localhost:4317.";
        }

        foreach (var name in new[] { "OTEL_EXPORTER_OTLP_PROTOCOL", $"OTEL_EXPORTER_OTLP_{Traces}_PROTOCOL", $"OTEL_EXPORTER_OTLP_{Metrics}_PROTOCOL" })
        {
            if (configuration[name] is { Length: > 0 } protocol && !Protocols.Contains(protocol, StringComparer.Ordinal))
                yield return $"{name}: must be {string.Join(" or ", Protocols)}.";
        }
    }

    /// <summary>Whether a signal goes out.</summary>
    internal static bool AskFor(string signal, IConfiguration configuration) =>
        !string.Equals(configuration[Disabled], "true", StringComparison.OrdinalIgnoreCase) &&
        configuration[ExporterOf(signal)] is var exporter && exporter != "none" &&
        (exporter == "otlp" || !string.IsNullOrEmpty(configuration[Endpoint]) || !string.IsNullOrEmpty(configuration[EndpointOf(signal)]));

    private static string ExporterOf(string signal) => $"OTEL_{signal}_EXPORTER";

    private static string EndpointOf(string signal) => $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";
}
