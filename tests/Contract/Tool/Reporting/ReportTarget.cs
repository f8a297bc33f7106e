using System.Text;
using Insight.Contract.Inputs;

namespace Insight.Contract.Reporting;

/// <summary>Where a report goes: standard output, or a file.</summary>
internal sealed class ReportTarget : IAsyncDisposable
{
    private ReportTarget(TextWriter writer, bool isFile) => (Writer, IsFile) = (writer, isFile);

    /// <summary>Takes it.</summary>
    public TextWriter Writer { get; }

    /// <summary>Whether it is a file.</summary>
    public bool IsFile { get; }

    /// <summary>Opens it.</summary>
    /// <param name="file">The file; null for standard output.</param>
    /// <param name="console">The standard output, and what the file is relative to.</param>
    /// <param name="read">The files that are read in the same run, as they were named: none of them is written over.</param>
    /// <exception cref="UsageException">The file cannot be written, or is read.</exception>
    public static ReportTarget Open(string? file, ContractConsole console, IEnumerable<string> read)
    {
        if (file is null)
            return new ReportTarget(console.Output, isFile: false);
        if (file.Length == 0)
            throw new UsageException("--output is empty, as where a variable is not set.");
        if (read.Any(each => SameFile.Is(Path.GetFullPath(each, console.Folder), Path.GetFullPath(file, console.Folder))))
            throw new UsageException($"--output {file} is a file that is read: the report would take its place.");
        try
        {
            return new ReportTarget(new StreamWriter(Path.GetFullPath(file, console.Folder), new UTF8Encoding(false), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write }), isFile: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Write(file, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.FlushAsync();
        if (IsFile)
            await Writer.DisposeAsync();
    }
}
