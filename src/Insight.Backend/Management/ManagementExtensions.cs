using Insight.Backend.Diagnostics;

namespace Insight.Backend.Management;

/// <summary>The management port: probes and metrics, away from the edge's port and its token.</summary>
internal static class ManagementExtensions
{
    /// <summary>Registers what it needs.</summary>
    public static IServiceCollection AddManagement(this IServiceCollection services) => services
        .AddSingleton<ManagementPorts>()
        .AddSingleton<ManagementEndpoints>();

    /// <summary>Answers what comes in by the management port; the rest goes on.</summary>
    public static void UseManagement(this IApplicationBuilder app)
    {
        var ports = app.ApplicationServices.GetRequiredService<ManagementPorts>();
        app.MapWhen(ports.Include, management =>
        {
            management.UseMiddleware<FailureMiddleware>();
            management.Run(management.ApplicationServices.GetRequiredService<ManagementEndpoints>().AnswerAsync);
        });
    }
}
