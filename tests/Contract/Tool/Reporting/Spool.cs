namespace Insight.Contract.Reporting;

/// <summary>The part of a report that must stand behind what is known only at its end: kept in a temporary file, not in memory.</summary>
internal sealed class Spool : IAsyncDisposable
{
    private readonly FileStream _file = new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Create,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });

    private readonly StreamWriter _writer;

    public Spool() => _writer = new StreamWriter(_file) { NewLine = "\n" };

    /// <summary>Takes it.</summary>
    public TextWriter Writer => _writer;

    /// <summary>Copies all that was written.</summary>
    public async Task CopyToAsync(TextWriter output)
    {
        await _writer.FlushAsync();
        _file.Position = 0;
        using var reader = new StreamReader(_file, leaveOpen: true);
        var buffer = new char[32 * 1024];
        int count;
        while ((count = await reader.ReadAsync(buffer)) > 0)
            await output.WriteAsync(buffer.AsMemory(0, count));
    }

    public async ValueTask DisposeAsync() => await _writer.DisposeAsync();
}
