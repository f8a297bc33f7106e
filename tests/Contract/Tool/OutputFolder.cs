using Insight.Contract.Inputs;

namespace Insight.Contract;

/// <summary>A folder for files that are made.</summary>
internal static class OutputFolder
{
    /// <summary>Makes it, where it is not there.</summary>
    /// <param name="folder">As it was named.</param>
    /// <param name="full">Its full path.</param>
    /// <exception cref="UsageException">It cannot be made; or it holds something, which might be written over.</exception>
    public static void Create(string folder, string full)
    {
        try
        {
            Directory.CreateDirectory(full);
            if (Directory.EnumerateFileSystemEntries(full).Any())
                throw new UsageException($"{folder} is not empty: files in it could be written over. Name a folder that is empty, or not there yet.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Write(folder, e);
        }
    }
}
