namespace Insight.Contract.Inputs;

/// <summary>Whether two paths lead to one file.</summary>
internal static class SameFile
{
    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether they do, links followed.</summary>
    /// <param name="one">A full path; there may be nothing.</param>
    /// <param name="other">Another one.</param>
    public static bool Is(string one, string other) => string.Equals(TargetOf(one), TargetOf(other), Comparison);

    private static string TargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            // It is not there, or its links go in circles: nothing can be written over.
            return path;
        }
    }
}
