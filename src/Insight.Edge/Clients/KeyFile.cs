using System.Security.Cryptography;

namespace Insight.Edge.Clients;

/// <summary>A file that holds a signing key, as it was when it was read.</summary>
/// <param name="Sha256">Upper-case hex of its content; empty where it could not be read.</param>
/// <param name="Fault">The type of what went wrong; null where nothing did.</param>
internal readonly record struct KeyFile(string Sha256, string? Fault)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="content">Its bytes; empty where it could not be read.</param>
    public static KeyFile Read(string path, out byte[] content)
    {
        try
        {
            content = File.ReadAllBytes(path);
            return new KeyFile(Convert.ToHexString(SHA256.HashData(content)), Fault: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            content = [];
            return new KeyFile("", e.GetType().Name);
        }
    }
}
