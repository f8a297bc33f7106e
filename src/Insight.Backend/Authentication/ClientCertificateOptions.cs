namespace Insight.Backend.Authentication;

/// <summary>The section <c>Backend:ClientCertificate</c>: which certificate a TLS client must present. Where both are set, both must hold.</summary>
internal sealed record ClientCertificateOptions
{
    /// <summary>A PEM file of the authorities that issue it; a change takes effect without a restart.</summary>
    public string? CaFile { get; init; }

    /// <summary>SHA-256 thumbprints in hex, separated by white space: one of them is the certificate's.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Whether one is demanded at all.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(CaFile) || !string.IsNullOrEmpty(Sha256);
}
