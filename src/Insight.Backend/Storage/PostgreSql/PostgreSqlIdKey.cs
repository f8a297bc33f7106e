using System.Security.Cryptography;
using System.Text;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>
/// What stands for an appointment's id in the index. An index takes no entry of more than 2,704 bytes, and an id has no
/// documented maximum.
/// </summary>
internal static class PostgreSqlIdKey
{
    /// <summary>The longest id that stands for itself, in bytes.</summary>
    public const int MaxPlainBytes = 255;

    /// <summary>
    /// An id's bytes in UTF-8; of a longer one the first, and the SHA-256 of all: together one byte more than any id that stands
    /// for itself, so that none is taken for another. It stands in databases: it is made this way for ever.
    /// </summary>
    public static byte[] Of(string id)
    {
        var utf8 = Encoding.UTF8.GetBytes(id);
        return utf8.Length <= MaxPlainBytes
            ? utf8
            : [.. utf8.AsSpan(0, MaxPlainBytes + 1 - SHA256.HashSizeInBytes), .. SHA256.HashData(utf8)];
    }
}
