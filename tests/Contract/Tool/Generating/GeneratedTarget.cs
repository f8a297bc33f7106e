using System.Globalization;
using System.Text;
using Insight.Contract.Inputs;

namespace Insight.Contract.Generating;

/// <summary>Where generated payloads go: a line each, or a file each.</summary>
/// <param name="folder">The folder of the files; null for lines.</param>
/// <param name="console">Where lines go.</param>
internal sealed class GeneratedTarget(string? folder, ContractConsole console) : IAsyncDisposable
{
    private int _count;

    /// <summary>Opens it.</summary>
    /// <exception cref="UsageException">The folder cannot be made.</exception>
    public static GeneratedTarget Open(string? folder, ContractConsole console)
    {
        if (folder is null)
            return new GeneratedTarget(null, console);
        var full = Path.GetFullPath(folder, console.Folder);
        OutputFolder.Create(folder, full);
        return new GeneratedTarget(full, console);
    }

    /// <summary>Takes a payload. As a line it must be one, of text.</summary>
    /// <exception cref="UsageException">The folder cannot be written.</exception>
    public async Task AddAsync(int number, byte[] payload)
    {
        _count++;
        if (folder is null)
            await console.Output.WriteLineAsync(Encoding.UTF8.GetString(payload));
        else
            Guarded(folder, () => File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:D6}.json")), payload));
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
            await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{_count} payload(s) written to {folder}."));
        await console.Output.FlushAsync();
    }

    private static void Guarded(string folder, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Write(folder, e);
        }
    }
}
