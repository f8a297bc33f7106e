using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Insight.Backend.Transport;

/// <summary>Reads PEM files of certificates.</summary>
internal static class PemFile
{
    /// <summary>Reads every certificate of a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="Exception">One of <see cref="IsUnreadable"/>: among others where there is none, or one of them is cut short, which .NET would pass over.</exception>
    public static X509Certificate2Collection Certificates(string path)
    {
        var text = File.ReadAllText(path);
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(text);
        return certificates.Count > 0 && certificates.Count == text.AsSpan().Count("-----BEGIN CERTIFICATE-----")
            ? certificates
            : throw new CryptographicException("no certificate, or half of one");
    }

    /// <summary>Whether an exception means that a file is not what it should be. Its text may quote the file: only its type is to be told.</summary>
    public static bool IsUnreadable(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException or CryptographicException or ArgumentException;
}
