namespace Insight.Edge.Transport;

/// <summary>The room of what lies below HTTP: sockets, TLS, and the proxies in front.</summary>
internal static partial class TransportExtensions
{
    private const string FrameworksForwardedHeaders = "ForwardedHeaders_Enabled";

    /// <summary>Adds what the listeners and the check for TLS need.</summary>
    public static IServiceCollection AddTransport(this IServiceCollection services) => services
        .AddSingleton<TrustedProxies>()
        .AddSingleton<CertificateExpiry>()
        .AddSingleton<SecureTransport>();

    /// <summary>Refuses plain HTTP where it is not allowed.</summary>
    public static IApplicationBuilder UseSecureTransport(this IApplicationBuilder app) => app.UseMiddleware<SecureTransportMiddleware>();

    /// <summary>Refuses requests whose end is ambiguous.</summary>
    public static IApplicationBuilder UseFraming(this IApplicationBuilder app) => app.UseMiddleware<FramingMiddleware>();

    /// <summary>Finds what is wrong.</summary>
    public static IEnumerable<string> TransportErrors(this IServiceProvider services)
    {
        var certificate = services.GetRequiredService<ServerCertificate>();
        var options = services.GetRequiredService<Configuration.EdgeOptions>();
        if (certificate.Error is { } wrong)
            yield return wrong;
        else if (!certificate.IsConfigured && !certificate.MayBeDevelopments && Configuration.Listeners.UsesTls(options))
            yield return $"{Configuration.CertificateOptions.Section}:Path: must name the certificate of the https addresses.";

        foreach (var error in services.GetRequiredService<TrustedProxies>().Errors)
            yield return error;

        // ASP.NET Core's switch believes whoever sends the headers.
        if (string.Equals(services.GetRequiredService<IConfiguration>()[FrameworksForwardedHeaders], "true", StringComparison.OrdinalIgnoreCase))
            yield return "ASPNETCORE_FORWARDEDHEADERS_ENABLED: must be absent, because it believes everybody; Edge:TrustedProxies names whom to believe.";
    }

    /// <summary>Tells at the start that every request will be refused, where that is so.</summary>
    public static void WarnIfNobodyCanCall(this IServiceProvider services)
    {
        if (services.GetRequiredService<SecureTransport>().RefusesEverybody)
            Log.NobodyCanCall(services.GetRequiredService<ILogger<SecureTransport>>());
    }

    private static partial class Log
    {
        [LoggerMessage(
            12002,
            LogLevel.Warning,
            "Every request will be refused, because it comes over plain HTTP: Edge:Urls needs an https address, Edge:TrustedProxies the proxy that ends TLS, or Edge:PlainHttp another value.")]
        public static partial void NobodyCanCall(ILogger logger);
    }
}
