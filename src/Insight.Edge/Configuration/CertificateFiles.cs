using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Insight.Edge.Configuration;

/// <summary>Reads a certificate of the edge's own, with its private key and those between it and its authority.</summary>
internal static class CertificateFiles
{
    /// <summary>Reads it.</summary>
    /// <param name="certificate">A PEM file, the certificate first; or a PFX.</param>
    /// <param name="key">A PEM file of the private key; null where it is in <paramref name="certificate"/>.</param>
    /// <param name="password">The password of the key or the PFX; null where there is none.</param>
    /// <exception cref="Exception">One of <see cref="IsUnreadable"/>.</exception>
    public static SslStreamCertificateContext Read(string certificate, string? key, string? password)
    {
        var isPem = key is not null || File.ReadAllText(certificate).Contains("-----BEGIN", StringComparison.Ordinal);
        var others = new X509Certificate2Collection();
        X509Certificate2 own;
        if (isPem)
        {
            own = password is null
                ? X509Certificate2.CreateFromPemFile(certificate, key)
                : X509Certificate2.CreateFromEncryptedPemFile(certificate, password, key);
            others = ReadAll(certificate);

            // Windows cannot use a key that is nowhere but in memory.
            if (OperatingSystem.IsWindows())
                own = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), password: null);
        }
        else
        {
            others = X509CertificateLoader.LoadPkcs12CollectionFromFile(certificate, password);
            own = others.FirstOrDefault(one => one.HasPrivateKey) ?? throw new CryptographicException("no private key");
        }

        return SslStreamCertificateContext.Create(own, others, offline: true);
    }

    /// <summary>Reads every certificate of a PEM file.</summary>
    /// <param name="file">Its full path.</param>
    /// <exception cref="Exception">One of <see cref="IsUnreadable"/>: among others where there is none, or one of them is cut short, which .NET would pass over.</exception>
    public static X509Certificate2Collection ReadAll(string file)
    {
        var text = File.ReadAllText(file);
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(text);
        return certificates.Count > 0 && certificates.Count == text.AsSpan().Count("-----BEGIN CERTIFICATE-----")
            ? certificates
            : throw new CryptographicException("no certificate, or half of one");
    }

    /// <summary>Whether a certificate is valid at some time: not expired, and valid already.</summary>
    public static bool IsValidAt(SslStreamCertificateContext certificate, DateTimeOffset time) =>
        time >= new DateTimeOffset(certificate.TargetCertificate.NotBefore) && time <= new DateTimeOffset(certificate.TargetCertificate.NotAfter);

    /// <summary>Whether an exception means that the files are not what they should be. Its text may quote them: only its type is to be told.</summary>
    public static bool IsUnreadable(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException or CryptographicException or ArgumentException;
}
