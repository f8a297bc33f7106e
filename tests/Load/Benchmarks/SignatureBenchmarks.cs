using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Insight.Edge.Clients;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.RequestBody;
using Insight.Load.Requests;

namespace Insight.Load.Benchmarks;

/// <summary>A signature checked while the body arrives in pieces, beside the framework's HMAC-SHA256 over the whole body at once.</summary>
public class SignatureBenchmarks
{
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _hash = new byte[HMACSHA256.HashSizeInBytes];
    private SigningKey[] _keys = [];
    private byte[] _body = [];
    private string _signature = "";

    /// <summary>Entries of the batch.</summary>
    [Params(1, 100, 1000)]
    public int Entries { get; set; }

    /// <summary>Bytes of a piece.</summary>
    [Params(4 * 1024, 32 * 1024)]
    public int Piece { get; set; }

    /// <summary>Signs the body, and makes sure that its signature, and no other, is right.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _body = SampleBatch.Of(Entries);
        _keys = [new SigningKey(_secret, Validity.Of(notBefore: null, expiresAt: null), new KeyUses())];
        _signature = "sha256=" + new string('0', 64);
        if (Check())
            throw new LoadException("A wrong signature passes.");
        _signature = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(_secret, _body));
        if (!Check())
            throw new LoadException("The right signature does not pass.");
        Compilation.Settle(() => OneShot(), () => Check());
    }

    /// <summary>The framework's HMAC, compared with nothing.</summary>
    [Benchmark(Baseline = true)]
    public int OneShot() => HMACSHA256.HashData(_secret, _body, _hash);

    /// <summary>The edge's check.</summary>
    [Benchmark]
    public bool Check()
    {
        using var check = new SignatureCheck(_keys);
        for (var at = 0; at < _body.Length; at += Piece)
            check.Append(_body.AsSpan(at, Math.Min(Piece, _body.Length - at)));
        return check.Match(_signature) is not null;
    }
}
