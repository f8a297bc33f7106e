using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Insight.Edge.Configuration;

namespace Insight.Edge.Upstream;

/// <summary>The certificates between edge and backend: the authorities that the edge trusts there, and its own. They are read at the start.</summary>
internal sealed class UpstreamCertificates
{
    private readonly X509Certificate2Collection? _authorities;
    private readonly SslStreamCertificateContext? _own;

    /// <param name="options">The section <c>Edge</c>.</param>
    /// <param name="environment">What relative files are relative to.</param>
    public UpstreamCertificates(EdgeOptions options, IHostEnvironment environment)
    {
        var upstream = options.Upstream;
        var errors = new List<string>();
        if (PathOf(upstream.CaFile) is { } ca)
            _authorities = Read(nameof(UpstreamOptions.CaFile), () => Authorities(ca), errors);
        if (PathOf(upstream.CertificateFile) is { } certificate)
            _own = Read(nameof(UpstreamOptions.CertificateFile), () => CertificateFiles.Read(certificate, PathOf(upstream.KeyFile), password: null), errors);
        else if (!string.IsNullOrEmpty(upstream.KeyFile))
            errors.Add($"{UpstreamOptions.Section}:{nameof(UpstreamOptions.KeyFile)}: must be absent where {nameof(UpstreamOptions.CertificateFile)} is.");
        Errors = errors;

        string? PathOf(string? file) => string.IsNullOrEmpty(file) ? null : Path.GetFullPath(file, environment.ContentRootPath);
    }

    /// <summary>What was wrong, by its key.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Lets a connection use them. What is not configured stays as it is.</summary>
    public void ApplyTo(SslClientAuthenticationOptions connection)
    {
        if (_authorities is not null)
        {
            connection.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck, // a private authority seldom serves lists
                DisableCertificateDownloads = true,
            };
            connection.CertificateChainPolicy.CustomTrustStore.AddRange(_authorities);
        }

        connection.ClientCertificateContext = _own;
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("no certificate");
    }

    private static T? Read<T>(string name, Func<T> read, List<string> errors)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (CertificateFiles.IsUnreadable(e))
        {
            errors.Add($"{UpstreamOptions.Section}:{name}: must be a readable PEM file of certificates{(name == nameof(UpstreamOptions.CaFile) ? "" : " with its private key")} ({e.GetType().Name}).");
            return null;
        }
    }
}
