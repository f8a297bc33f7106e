using Insight.Edge.Forwarding;

namespace Insight.Edge.Portal.Reference;

/// <summary>Where the webhooks are, as their routes are configured.</summary>
internal sealed class WebhookRoutes(IConfiguration configuration)
{
    /// <summary>Finds a webhook's path.</summary>
    /// <param name="contract">Its contract's name.</param>
    /// <returns>Null where no route leads to it.</returns>
    public string? PathOf(string contract) => configuration.GetSection($"{ForwardingExtensions.Section}:Routes").GetChildren()
        .Where(route => route[$"Metadata:{EdgeContracts.RouteMetadata}"] == contract)
        .Select(route => route["Match:Path"])
        .FirstOrDefault(path => path is not null);
}
