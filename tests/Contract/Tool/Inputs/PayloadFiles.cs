using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Insight.Contract.Inputs;

/// <summary>Finds the files that arguments name: files, folders with all that is below them, patterns, and standard input.</summary>
internal static class PayloadFiles
{
    private static readonly string[] Extensions = [".json", ".ndjson", ".jsonl"];

    /// <summary>Finds them.</summary>
    /// <param name="paths">The arguments: a folder stands for the <c>.json</c>, <c>.ndjson</c> and <c>.jsonl</c> files in it; <c>*</c>, <c>?</c> and <c>**</c> for whatever matches.</param>
    /// <param name="folder">What they are relative to.</param>
    /// <returns>Each file once: in the arguments' order, below a folder by name.</returns>
    /// <exception cref="UsageException">An argument names nothing.</exception>
    public static IReadOnlyList<PayloadFile> Find(IEnumerable<string> paths, string folder)
    {
        var files = new List<PayloadFile>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in paths.SelectMany(path => Of(path, folder)))
        {
            if (known.Add(file.Path ?? PayloadFile.StandardInput))
                files.Add(file);
        }

        return files;
    }

    private static IReadOnlyList<PayloadFile> Of(string path, string folder)
    {
        if (path == PayloadFile.StandardInput)
            return [new PayloadFile(path, Path: null)];
        var full = Path.GetFullPath(path, folder);
        if (File.Exists(full))
            return [new PayloadFile(path, full)];
        if (Directory.Exists(full))
            return OrRefuse(Below(path, full), $"{path} holds no .json, .ndjson or .jsonl file.");
        return path.AsSpan().ContainsAny('*', '?')
            ? OrRefuse(Matching(path, full), $"No file matches {path}.")
            : throw new UsageException($"{path} is not there.");
    }

    private static IReadOnlyList<PayloadFile> Below(string path, string full)
    {
        try
        {
            return
            [
                .. FilesBelow(full)
                    .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                    .Order(StringComparer.Ordinal)
                    .Select(file => new PayloadFile(path == "." ? Path.GetRelativePath(full, file) : Path.Join(path, Path.GetRelativePath(full, file)), file)),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read ({e.GetType().Name}).");
        }
    }

    private static IReadOnlyList<PayloadFile> Matching(string pattern, string full)
    {
        // From the last folder before the first wildcard on.
        var wildcard = full.AsSpan().IndexOfAny('*', '?');
        if (wildcard < 0)
            return [];
        var root = full[..(full.LastIndexOf(Path.DirectorySeparatorChar, wildcard) + 1)];
        var shown = pattern[..Math.Max(0, pattern.Length - (full.Length - root.Length))];
        if (!Directory.Exists(root))
            return [];
        var matches = new Regex(ExpressionOf(full[root.Length..].Replace(Path.DirectorySeparatorChar, '/')), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        try
        {
            return
            [
                .. FilesBelow(root)
                    .Select(file => Path.GetRelativePath(root, file))
                    .Where(file => matches.IsMatch(file.Replace(Path.DirectorySeparatorChar, '/')))
                    .Order(StringComparer.Ordinal)
                    .Select(file => new PayloadFile(Path.Join(shown, file), Path.Join(root, file))),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{pattern} cannot be looked for ({e.GetType().Name}).");
        }
    }

    // Links to folders are not followed: they may lead in circles.
    private static FileSystemEnumerable<string> FilesBelow(string folder) => new(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
        ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    // ** is any folders or none, * and ? are of one name.
    private static string ExpressionOf(string pattern) =>
        $"\\A{Regex.Escape(pattern).Replace(@"\*\*/", "(?:.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal)}\\z";

    private static IReadOnlyList<PayloadFile> OrRefuse(IReadOnlyList<PayloadFile> files, string reason) =>
        files.Count > 0 ? files : throw new UsageException(reason);
}
