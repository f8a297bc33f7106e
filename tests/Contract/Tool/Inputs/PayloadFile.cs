namespace Insight.Contract.Inputs;

/// <summary>A file that holds payloads.</summary>
/// <param name="Name">As it was named, or found below a folder that was; <c>-</c> for standard input.</param>
/// <param name="Path">Where it is; null for standard input.</param>
/// <param name="Fault">Why it can only be told of; null where it can be opened, as far as is known.</param>
internal sealed record PayloadFile(string Name, string? Path, Exception? Fault = null)
{
    /// <summary>Whether it was not named itself, but found: below a folder, or by a pattern.</summary>
    public bool IsFound { get; init; }

    /// <summary>Standard input's name.</summary>
    public const string StandardInput = "-";

    /// <summary>Its length in bytes; null where that is not known.</summary>
    public long? Length => Path is not null && new FileInfo(Path) is { Exists: true } file ? file.Length : null;

    /// <summary>Opens it to be read from its beginning to its end.</summary>
    /// <exception cref="UsageException">It cannot be.</exception>
    public Stream Open(ContractConsole console)
    {
        if (Fault is not null)
            throw Fault as UsageException ?? FileFault.Read(Name, Fault);
        if (Path is null)
            return console.Input;
        try
        {
            return new FileStream(Path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 0 });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Read(Name, e);
        }
    }
}
