using System.Security.Cryptography;
using Insight.Edge.Clients;

namespace Insight.Edge.RequestBody;

/// <summary>
/// HMAC-SHA256 of one body with each of the client's active signing keys, computed while the bytes arrive. All keys are
/// compared, in constant time: the time tells neither how much of a signature was right nor which key was used.
/// </summary>
internal sealed class SignatureCheck : IDisposable
{
    private const string Prefix = "sha256=";

    private readonly IReadOnlyList<SigningKey> _keys;
    private readonly IncrementalHash?[] _hashes;

    /// <param name="keys">The client's active signing keys.</param>
    public SignatureCheck(IReadOnlyList<SigningKey> keys)
    {
        _keys = keys;
        _hashes = new IncrementalHash?[keys.Count];
        for (var i = 0; i < _hashes.Length; i++)
            _hashes[i] = keys[i].Rent();
    }

    /// <summary>Adds bytes of the body.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var hash in _hashes)
            hash!.AppendData(bytes);
    }

    /// <summary>Finds the key that made a signature, <c>sha256=</c> and 64 hex digits in either case, over the bytes added.</summary>
    /// <returns>Null where none of them did.</returns>
    public SigningKey? Match(ReadOnlySpan<char> signature)
    {
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        var wellFormed = signature.StartsWith(Prefix, StringComparison.Ordinal) &&
            signature.Length == Prefix.Length + (SHA256.HashSizeInBytes * 2) &&
            Convert.FromHexString(signature[Prefix.Length..], claimed, out _, out _) == System.Buffers.OperationStatus.Done;

        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        var match = -1;
        for (var i = 0; i < _hashes.Length; i++)
        {
            _hashes[i]!.GetHashAndReset(actual);
            _keys[i].Return(_hashes[i]!);
            _hashes[i] = null;
            match = CryptographicOperations.FixedTimeEquals(actual, claimed) ? i : match;
        }

        return wellFormed && match >= 0 ? _keys[match] : null;
    }

    public void Dispose()
    {
        // Left halfway: the caller hung up, or the body was too large.
        foreach (var hash in _hashes)
            hash?.Dispose();
    }
}
