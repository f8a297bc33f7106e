using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Insight.Contract.Tests.Support;

/// <summary>A certificate authority of a test's own, and whatever it issues.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2? _issuer;

    public TestAuthority(string name = "Test CA", TestAuthority? issuer = null)
    {
        _issuer = issuer?.Certificate;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        // It ends before its issuer does, whose clock stood at an earlier second.
        Certificate = Issue(request, key, _issuer, Now.AddDays(-2), Now.AddDays(issuer is null ? 2 : 1.5));
    }

    public X509Certificate2 Certificate { get; }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>A server's certificate, for 127.0.0.1 and localhost or for another name.</summary>
    public X509Certificate2 Server(string? name = null, bool expired = false) => Leaf(ServerAuthentication, "server", expired, names =>
    {
        if (name is not null)
        {
            names.AddDnsName(name);
            return;
        }

        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
    });

    /// <summary>A client's certificate.</summary>
    public X509Certificate2 Client(bool expired = false) => Leaf(ClientAuthentication, "client", expired, names => names.AddDnsName("edge.test"));

    /// <summary>Writes certificates, and the private key of the first, as PEM.</summary>
    /// <returns>The two files.</returns>
    public static (string Certificate, string Key) Write(string folder, string name, params X509Certificate2[] chain)
    {
        var (certificate, key) = (Path.Combine(folder, $"{name}.crt"), Path.Combine(folder, $"{name}.key"));
        File.WriteAllText(certificate, string.Join('\n', chain.Select(one => one.ExportCertificatePem())));
        using var privateKey = chain[0].GetECDsaPrivateKey();
        if (privateKey is not null)
            File.WriteAllText(key, privateKey.ExportPkcs8PrivateKeyPem());
        return (certificate, key);
    }

    public void Dispose() => Certificate.Dispose();

    private X509Certificate2 Leaf(string usage, string subject, bool expired, Action<SubjectAlternativeNameBuilder> addNames)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        addNames(names);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        return Issue(request, key, Certificate, Now.AddDays(-1), expired ? Now.AddHours(-1) : Now.AddDays(1));
    }

    private static X509Certificate2 Issue(CertificateRequest request, ECDsa key, X509Certificate2? issuer, DateTimeOffset from, DateTimeOffset to)
    {
        if (issuer is null)
            return request.CreateSelfSigned(from, to);
        using var issued = request.Create(issuer, from, to, RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }
}
