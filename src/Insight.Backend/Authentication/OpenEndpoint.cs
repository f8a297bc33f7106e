namespace Insight.Backend.Authentication;

/// <summary>Metadata of an endpoint that needs no token: a health probe.</summary>
internal sealed class OpenEndpoint;
