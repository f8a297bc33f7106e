namespace Insight.Edge.Upstream;

/// <summary>The section <c>Edge:Upstream</c>: how the edge shows the backend who it is, and whom it takes for the backend.</summary>
internal sealed record UpstreamOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = $"{Configuration.EdgeOptions.Section}:Upstream";

    /// <summary>The token that every request to the backend carries; of several, separated by white space, the first.</summary>
    public string? Token { get; init; }

    /// <summary>A file that holds it; a change takes effect without a restart.</summary>
    public string? TokenFile { get; init; }

    /// <summary>A PEM file of the authorities that backends' certificates are issued by, in place of the system's; a change takes effect without a restart.</summary>
    public string? CaFile { get; init; }

    /// <summary>A PEM file of the edge's certificate for backends that ask for one, and of those between it and its authority; a change takes effect without a restart.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>A PEM file of that certificate's private key; in <see cref="CertificateFile"/> where it is absent.</summary>
    public string? KeyFile { get; init; }
}
