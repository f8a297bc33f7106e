using System.Reflection;
using OpenTelemetry.Resources;

namespace Insight.Exposition;

/// <summary>Who telemetry is from, where <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> say nothing else.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Version">Its version.</param>
public sealed record ServiceIdentity(string Name, string? Version)
{
    /// <summary>Of a program.</summary>
    /// <param name="name">The service's name.</param>
    /// <param name="program">Where its version is.</param>
    public static ServiceIdentity Of(string name, Assembly program) =>
        new(name, program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    /// <summary>Writes it into a resource; what the environment says goes before it.</summary>
    internal void Describe(ResourceBuilder resource) =>
        resource.Clear().AddService(Name, serviceVersion: Version).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
