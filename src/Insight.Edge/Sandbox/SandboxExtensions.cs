using System.Net;
using Insight.Edge.Configuration;

namespace Insight.Edge.Sandbox;

/// <summary>The room that fails on request.</summary>
internal static class SandboxExtensions
{
    private const string Key = $"{EdgeOptions.Section}:{nameof(EdgeOptions.Sandbox)}:{nameof(SandboxOptions.Enabled)}";

    /// <summary>Adds what it needs.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services) => services.AddSingleton<FailureCounts>();

    /// <summary>Fails as a request asks for, in the sandbox; elsewhere refuses it.</summary>
    public static IApplicationBuilder UseSandbox(this IApplicationBuilder app) => app.UseMiddleware<SandboxMiddleware>();

    /// <summary>Finds what is wrong: a sandbox where others than its owner could reach it.</summary>
    public static IEnumerable<string> SandboxErrors(this IServiceProvider services)
    {
        var options = services.GetRequiredService<EdgeOptions>();
        if (!options.Sandbox.Enabled)
            yield break;
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            yield return $"{Key}: the sandbox is for Development alone; its keys are known to everybody.";
        if (!IsOnLoopback(options.Urls))
            yield return $"{Key}: in the sandbox {EdgeOptions.Section}:{nameof(EdgeOptions.Urls)} must be on loopback; its keys are known to everybody.";
    }

    private static bool IsOnLoopback(string urls)
    {
        try
        {
            return Listeners.Parse(urls).All(address =>
                address.IsUnixPipe ||
                address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
                (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));
        }
        catch (FormatException)
        {
            return true; // told by the check of the addresses
        }
    }
}
