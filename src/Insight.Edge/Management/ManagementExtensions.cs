using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Insight.Edge.Management;

/// <summary>The management port: probes, away from the callers.</summary>
internal static class ManagementExtensions
{
    private const string ConnectionItem = "Insight.Edge.Management";

    /// <summary>Answers what comes in by the management port; the rest goes on. Which port it is, the connection knows, not the caller's Host header.</summary>
    public static void UseManagement(this IApplicationBuilder app) =>
        app.MapWhen(IsManagement, management => management.Run(management.ApplicationServices.GetRequiredService<ManagementEndpoints>().AnswerAsync));

    /// <summary>Makes a listener the management port's.</summary>
    public static void MarkAsManagement(this IConnectionBuilder listener) => listener.Use(next => connection =>
    {
        connection.Items[ConnectionItem] = true;
        return next(connection);
    });

    private static bool IsManagement(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(ConnectionItem) == true;
}
