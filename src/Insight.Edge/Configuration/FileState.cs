using System.Security.Cryptography;

namespace Insight.Edge.Configuration;

/// <summary>A file that may be replaced, as it was when it was read.</summary>
/// <param name="Sha256">Upper-case hex of its content; empty where it could not be read.</param>
/// <param name="Fault">The type of what went wrong; null where nothing did.</param>
internal readonly record struct FileState(string Sha256, string? Fault)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="content">Its bytes; empty where it could not be read.</param>
    public static FileState Read(string path, out byte[] content)
    {
        try
        {
            content = File.ReadAllBytes(path);
            return new FileState(Convert.ToHexString(SHA256.HashData(content)), Fault: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            content = [];
            return new FileState("", e.GetType().Name);
        }
    }
}
