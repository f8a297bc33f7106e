using System.Security.Cryptography;
using System.Text;

namespace Insight.Edge.Clients;

/// <summary>SHA-256 of an API key, as a value that can be looked up.</summary>
internal readonly record struct ApiKeyHash
{
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private ApiKeyHash(ReadOnlySpan<byte> hash)
    {
        _high = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
        _low = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
    }

    /// <summary>The hash of a key's UTF-8 bytes.</summary>
    public static ApiKeyHash Of(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(key.Length);
        Span<byte> utf8 = length <= 512 ? stackalloc byte[length] : new byte[length];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(key, utf8)], hash);
        return new ApiKeyHash(hash);
    }

    /// <summary>A hash as configured: 64 hex digits.</summary>
    public static ApiKeyHash Parse(string hex) => new(Convert.FromHexString(hex));
}
