using System.Diagnostics.Metrics;
using System.Reflection;
using Insight.Edge.Configuration;
using Insight.Edge.Transport;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>What runs, and with which configuration since when.</summary>
internal static class ConfigurationSeries
{
    /// <summary>Shows it.</summary>
    public static void Show(Meter meter, ConfigurationReloads reloads, CertificateExpiry certificates)
    {
        meter.CreateObservableCounter(
            "insight.edge.configuration.reloads",
            () => reloads.Parts.SelectMany(part => new[] { Reload(part.Part, "success", part.Succeeded), Reload(part.Part, "refused", part.Refused) }),
            "{reload}",
            "Changes of the configuration while the edge ran, by part and by whether they took effect.");
        meter.CreateObservableGauge(
            "insight.edge.configuration.in_force_since",
            () => reloads.Parts.Select(part => new Measurement<double>(part.InForceSince.ToUnixTimeMilliseconds() / 1000.0, new KeyValuePair<string, object?>("part", part.Part))),
            "s",
            "When the configuration in force took effect, in seconds since 1970: the last change, or the start.");
        meter.CreateObservableGauge(
            "insight.edge.configuration.refused",
            () => reloads.Parts.Select(part => new Measurement<int>(part.IsRefused ? 1 : 0, new KeyValuePair<string, object?>("part", part.Part))),
            unit: null,
            "1 where the last change was refused, and what is in force is older than what is written; else 0.");
        meter.CreateObservableGauge(
            "insight.edge.certificate.expiry_timestamp",
            () => certificates.All.Select(certificate =>
                new Measurement<double>(certificate.ExpiresAt.ToUnixTimeMilliseconds() / 1000.0, new KeyValuePair<string, object?>("certificate", certificate.Use))),
            "s",
            "From when on a certificate of the edge's is not valid, in seconds since 1970; absent where there is none.");
        var version = typeof(ConfigurationSeries).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        meter.CreateObservableGauge(
            "insight.edge.build.info", () => new Measurement<int>(1, new("version", version), new("runtime", Environment.Version.ToString())), unit: null, "1, with the version that runs.");
    }

    private static Measurement<long> Reload(string part, string result, long count) => new(count, new("part", part), new("result", result));
}
