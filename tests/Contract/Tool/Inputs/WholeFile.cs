namespace Insight.Contract.Inputs;

/// <summary>One file's bytes, all of them as they are.</summary>
internal static class WholeFile
{
    // Larger than an edge can be configured to read.
    private const int MaxBytes = 1024 * 1024 * 1024;

    /// <summary>Reads them.</summary>
    /// <param name="path">The file; <c>-</c> for standard input.</param>
    /// <param name="console">Where standard input is, and what the path is relative to.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, ContractConsole console, CancellationToken ct)
    {
        await using var stream = new PayloadFile(path, path == PayloadFile.StandardInput ? null : Path.GetFullPath(path, console.Folder)).Open(console);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer, ct)) > 0)
            {
                bytes.Write(buffer, 0, count);
                if (bytes.Length > MaxBytes)
                    throw new UsageException($"{path} is larger than any edge reads.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Read(path, e);
        }

        return bytes.ToArray();
    }
}
