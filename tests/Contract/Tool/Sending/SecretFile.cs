using System.Text;
using Insight.Contract.Inputs;

namespace Insight.Contract.Sending;

/// <summary>A file that holds a key and nothing else; one line end at its end does not count, as for the edge.</summary>
internal static class SecretFile
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It cannot be read, or holds nothing.</exception>
    public static byte[] Read(string file, string folder)
    {
        byte[] bytes;
        try
        {
            using var stream = File.OpenRead(Path.GetFullPath(file, folder));
            var read = new byte[MaxBytes + 3];
            bytes = read[..stream.ReadAtLeast(read, read.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Read(file, e);
        }

        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            throw new UsageException($"{file} begins with a byte order mark (EF BB BF), which would belong to the key: write the file without one.");
        var end = bytes switch
        {
            [.., (byte)'\r', (byte)'\n'] => 2,
            [.., (byte)'\n'] => 1,
            _ => 0,
        };
        return bytes.Length - end is > 0 and <= MaxBytes
            ? bytes[..^end]
            : throw new UsageException($"{file} holds no key.");
    }
}
