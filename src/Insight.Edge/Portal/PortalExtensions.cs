using Insight.Edge.Configuration;
using Insight.Edge.Portal.Checking;
using Insight.Edge.Portal.Examples;
using Insight.Edge.Portal.Reference;

namespace Insight.Edge.Portal;

/// <summary>The room of the pages for integrators: the reference, the payload checker, the signature helper and the example code.</summary>
internal static class PortalExtensions
{
    /// <summary>Adds what the pages are made of. Nothing is made until they are asked for.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services) => services
        .AddSingleton<WebhookRoutes>()
        .AddSingleton<SamplePayloads>()
        .AddSingleton<AnswerReader>()
        .AddSingleton<ReferenceReader>()
        .AddSingleton<ServedOpenApi>()
        .AddSingleton<PortalSite>()
        .AddSingleton<PortalAnswers>()
        .AddSingleton<CheckGate>()
        .AddSingleton<CheckEndpoint>();

    /// <summary>Answers what is below <c>/docs</c>, where the pages are on. Where they are off there is no stage that a request would pass.</summary>
    public static void UsePortal(this WebApplication app)
    {
        if (app.Services.GetRequiredService<EdgeOptions>().Portal.IsOn(app.Environment))
            app.UseMiddleware<PortalMiddleware>();
    }
}
