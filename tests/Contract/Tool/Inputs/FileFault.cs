namespace Insight.Contract.Inputs;

/// <summary>Why a file or folder cannot be read or written, in words.</summary>
internal static class FileFault
{
    /// <summary>It cannot be read.</summary>
    /// <param name="name">As it was named.</param>
    /// <param name="fault">What the system said.</param>
    public static UsageException Read(string name, Exception fault) => Of(name, "read", fault);

    /// <summary>It cannot be written.</summary>
    /// <inheritdoc cref="Read"/>
    public static UsageException Write(string name, Exception fault) => Of(name, "written", fault);

    private static UsageException Of(string name, string done, Exception fault) => new(fault switch
    {
        FileNotFoundException => $"{name} is not there.",
        DirectoryNotFoundException => $"{name} cannot be {done}: its folder is not there.",
        UnauthorizedAccessException => $"{name} cannot be {done}: there is no permission, or it is a folder.",
        _ => $"{name} cannot be {done}: {fault.Message}",
    });
}
