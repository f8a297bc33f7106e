using System.Runtime.InteropServices;
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

    /// <summary>The hash of a key's bytes.</summary>
    /// <param name="key">The key as a header's value: a character a byte (ISO 8859-1), whatever the sender's encoding was.</param>
    public static ApiKeyHash Of(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> bytes = key.Length <= 512 ? stackalloc byte[key.Length] : new byte[key.Length];
        SHA256.HashData(bytes[..Encoding.Latin1.GetBytes(key, bytes)], hash);
        return new ApiKeyHash(hash);
    }

    /// <summary>Whether two are the same, in a time that does not tell how much of them is.</summary>
    public bool Equals(ApiKeyHash other) => CryptographicOperations.FixedTimeEquals(
        MemoryMarshal.AsBytes(new ReadOnlySpan<ApiKeyHash>(in this)), MemoryMarshal.AsBytes(new ReadOnlySpan<ApiKeyHash>(in other)));

    /// <summary>A part of the hash, which is as good as any: whoever looks for a key cannot choose it.</summary>
    public override int GetHashCode() => (int)(uint)_low;

    /// <summary>A hash as configured: 64 hex digits.</summary>
    public static ApiKeyHash Parse(string hex) => new(Convert.FromHexString(hex));
}
