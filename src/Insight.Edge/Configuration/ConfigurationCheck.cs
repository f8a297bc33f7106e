using Insight.Edge.Clients;
using Insight.Edge.Forwarding;
using Insight.Edge.Sandbox;
using Insight.Edge.Transport;
using Insight.Edge.Upstream;
using Insight.Exposition;
using Yarp.ReverseProxy.Configuration;

namespace Insight.Edge.Configuration;

/// <summary>Looks at the whole configuration before anything is started, so that every error is told at once.</summary>
internal static class ConfigurationCheck
{
    /// <summary>Checks the clients, the listeners' certificate, what the connection to the backend needs, and YARP's section.</summary>
    /// <param name="services">The built application's services.</param>
    /// <param name="errors">What is known to be wrong already.</param>
    /// <exception cref="ConfigurationException">Anything is wrong.</exception>
    public static async Task RunAsync(IServiceProvider services, List<string> errors)
    {
        var clients = SectionSnapshot.Of(services.GetRequiredService<IConfiguration>(), ClientRegistry.Section);
        services.GetRequiredService<ClientsReader>().Read(clients, errors);
        errors.AddRange(services.TransportErrors());
        errors.AddRange(services.SandboxErrors());
        if (services.GetRequiredService<UpstreamToken>().Error is { } wrongToken)
            errors.Add(wrongToken);
        errors.AddRange(services.GetRequiredService<UpstreamCertificates>().Errors);
        errors.AddRange(OtlpSettings.Errors(services.GetRequiredService<IConfiguration>()));
        try
        {
            var proxy = services.GetRequiredService<IProxyConfigProvider>().GetConfig();
            errors.AddRange(await services.GetRequiredService<ProxyCheck>().ErrorsAsync(proxy));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            errors.Add($"{ForwardingExtensions.Section}: {e.Message}");
        }

        if (errors.Count > 0)
            throw new ConfigurationException(errors);
    }
}
