using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Insight.Backend.Transport;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Insight.Backend.Authentication;

/// <summary>Judges the certificates that TLS clients present: by authorities, whose file may change, by thumbprints, or by both.</summary>
internal sealed class ClientCertificates
{
    private const string Key = $"{BackendOptions.Section}:{nameof(BackendOptions.ClientCertificate)}";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2"; // RFC 5280, 4.2.1.12

    private readonly bool _areDemanded;
    private readonly byte[][] _thumbprints = [];
    private volatile X509Certificate2Collection? _authorities;

    /// <param name="options">The section <c>Backend</c>.</param>
    /// <param name="environment">What a relative file is relative to.</param>
    public ClientCertificates(BackendOptions options, IHostEnvironment environment)
    {
        var (demanded, errors) = (options.ClientCertificate, new List<string>());
        _areDemanded = demanded.IsConfigured;
        if (_areDemanded && !Array.Exists(options.Addresses, address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
            errors.Add($"{Key}: needs an https address in {BackendOptions.Section}:{nameof(BackendOptions.Urls)}.");
        if (_areDemanded && Array.Exists(options.Addresses, address => !address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) && !BackendOptions.IsLoopback(address)))
            errors.Add($"{Key}: an http address in {BackendOptions.Section}:{nameof(BackendOptions.Urls)} must be on loopback: nobody shows a certificate there.");
        if (demanded.CaFile is "")
            errors.Add($"{Key}:{nameof(ClientCertificateOptions.CaFile)}: is empty; leave it out where no certificate is demanded.");
        if (demanded.Sha256 is "")
            errors.Add($"{Key}:{nameof(ClientCertificateOptions.Sha256)}: is empty; leave it out where no certificate is demanded.");
        if (!string.IsNullOrEmpty(demanded.CaFile))
        {
            CaFile = Path.GetFullPath(demanded.CaFile, environment.ContentRootPath);
            if (Reload() is { } error)
                errors.Add(error);
        }

        if (!string.IsNullOrEmpty(demanded.Sha256))
            _thumbprints = Thumbprints(demanded.Sha256, errors);
        Errors = errors;
    }

    /// <summary>What is wrong, by its key.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>The full path of the authorities' file; null where there is none.</summary>
    public string? CaFile { get; }

    /// <summary>Reads the authorities' file again. Where it is wrong, the last good authorities stay in force.</summary>
    /// <returns>What is wrong, by its key; null where nothing is.</returns>
    public string? Reload()
    {
        try
        {
            _authorities = PemFile.Certificates(CaFile!);
            return null;
        }
        catch (Exception e) when (PemFile.IsUnreadable(e))
        {
            return $"{Key}:{nameof(ClientCertificateOptions.CaFile)}: must be a readable PEM file of certificates ({e.GetType().Name}).";
        }
    }

    /// <summary>Lets every <c>https</c> address speak TLS 1.2 or later, and demand a certificate where one is configured.</summary>
    public void ApplyTo(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (!_areDemanded)
            return;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = Accept;
    }

    // The framework's verdict is by the system's authorities, which are not asked here.
    private bool Accept(X509Certificate2 certificate, X509Chain? sent, SslPolicyErrors verdict)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // a private authority seldom serves lists
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        if (_authorities is { } authorities)
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        else
            chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; // its thumbprint says who it is
        return IsOneOfThem(certificate) && chain.Build(certificate);
    }

    private bool IsOneOfThem(X509Certificate2 certificate)
    {
        var hash = certificate.GetCertHash(HashAlgorithmName.SHA256);
        return _thumbprints.Length == 0 || Array.Exists(_thumbprints, known => CryptographicOperations.FixedTimeEquals(known, hash));
    }

    // openssl puts colons between the bytes.
    private static byte[][] Thumbprints(string text, List<string> errors)
    {
        var thumbprints = text.Replace(":", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (thumbprints.Length > 0 && Array.TrueForAll(thumbprints, thumbprint => thumbprint.Length == SHA256.HashSizeInBytes * 2 && thumbprint.All(char.IsAsciiHexDigit)))
            return Array.ConvertAll(thumbprints, Convert.FromHexString);
        errors.Add($"{Key}:{nameof(ClientCertificateOptions.Sha256)}: must hold SHA-256 thumbprints of 64 hex digits, separated by white space.");
        return [];
    }
}
