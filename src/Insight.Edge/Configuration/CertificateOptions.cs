namespace Insight.Edge.Configuration;

/// <summary>The section <c>Kestrel:Certificates:Default</c>: the certificate of every <c>https</c> address, by Kestrel's own names.</summary>
internal sealed record CertificateOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = $"{KestrelSection}:{nameof(KestrelOptions.Certificates)}:{nameof(CertificatesOptions.Default)}";

    /// <summary>Kestrel's section, of which nothing else is read: <c>Edge:Urls</c> says where to listen, and <c>Edge</c> has the limits.</summary>
    public const string KestrelSection = "Kestrel";

    /// <summary>A PEM file of the certificate, then of those between it and its authority; or a PFX.</summary>
    public string? Path { get; init; }

    /// <summary>A PEM file of the private key; in <see cref="Path"/> where it is absent.</summary>
    public string? KeyPath { get; init; }

    /// <summary>The password of the key or the PFX.</summary>
    public string? Password { get; init; }

    /// <summary>A file that holds the password; one line end at the file's end does not count.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Reads the section.</summary>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="errors">Takes the errors: key, colon, rule.</param>
    public static CertificateOptions Bind(IConfiguration configuration, ICollection<string> errors) =>
        StrictBinder.Bind<KestrelOptions>(configuration.GetSection(KestrelSection), errors).Certificates.Default;

    private sealed record KestrelOptions
    {
        public CertificatesOptions Certificates { get; init; } = new();
    }

    private sealed record CertificatesOptions
    {
        public CertificateOptions Default { get; init; } = new();
    }
}
