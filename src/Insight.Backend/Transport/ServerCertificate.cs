using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Insight.Backend.Transport;

/// <summary>
/// The certificate of the <c>https</c> addresses, once its files have changed. What they hold at the start Kestrel reads itself, by its own section
/// <c>Kestrel:Certificates:Default</c>.
/// </summary>
internal sealed class ServerCertificate
{
    private const string Section = "Kestrel:Certificates:Default";

    private readonly string? _certificate;
    private readonly string? _key;
    private readonly string? _password;
    private readonly TimeProvider _time;
    private volatile SslStreamCertificateContext? _replacement;

    /// <param name="configuration">The whole configuration.</param>
    /// <param name="environment">What relative files are relative to, as with Kestrel.</param>
    /// <param name="time">Says whether a certificate is valid yet, and still.</param>
    public ServerCertificate(IConfiguration configuration, IHostEnvironment environment, TimeProvider time)
    {
        var section = configuration.GetSection(Section);
        (_certificate, _key, _password, _time) = (PathOf(section["Path"]), PathOf(section["KeyPath"]), section["Password"], time);
        Files = _certificate is null ? [] : _key is null ? [_certificate] : [_certificate, _key];

        string? PathOf(string? file) => string.IsNullOrEmpty(file) ? null : Path.GetFullPath(file, environment.ContentRootPath);
    }

    /// <summary>The full paths of its files; none where there is no certificate in a file.</summary>
    public string[] Files { get; }

    /// <summary>What takes the place of the certificate that Kestrel read; null where nothing does.</summary>
    public SslStreamCertificateContext? Replacement => _replacement;

    /// <summary>Reads the files again. Where they are wrong, the last good certificate stays in force.</summary>
    /// <returns>What is wrong, by its key; null where nothing is.</returns>
    public string? Reload()
    {
        try
        {
            var next = Read();
            var (from, to, now) = (new DateTimeOffset(next.TargetCertificate.NotBefore), new DateTimeOffset(next.TargetCertificate.NotAfter), _time.GetUtcNow());
            if (now < from || now > to)
                return $"{Section}: the certificate is expired, or not valid yet.";
            _replacement = next;
            return null;
        }
        catch (Exception e) when (PemFile.IsUnreadable(e))
        {
            return $"{Section}: Path, KeyPath and Password must give a certificate with its private key, as PEM or PFX ({e.GetType().Name}).";
        }
    }

    private SslStreamCertificateContext Read()
    {
        X509Certificate2Collection all;
        X509Certificate2 own;
        if (_key is not null || File.ReadAllText(_certificate!).Contains("-----BEGIN", StringComparison.Ordinal))
        {
            all = PemFile.Certificates(_certificate!);
            own = string.IsNullOrEmpty(_password)
                ? X509Certificate2.CreateFromPemFile(_certificate!, _key)
                : X509Certificate2.CreateFromEncryptedPemFile(_certificate!, _password, _key);

            // Windows cannot use a key that is nowhere but in memory.
            if (OperatingSystem.IsWindows())
                own = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), password: null);
        }
        else
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(_certificate!, _password);
            own = all.FirstOrDefault(one => one.HasPrivateKey) ?? throw new CryptographicException("no private key");
        }

        return SslStreamCertificateContext.Create(own, all, offline: true);
    }
}
