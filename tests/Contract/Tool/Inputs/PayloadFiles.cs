using System.Text.RegularExpressions;

namespace Insight.Contract.Inputs;

/// <summary>Finds the files that arguments name: files, folders with all that is below them, patterns, and standard input.</summary>
internal static class PayloadFiles
{
    private static readonly string[] Extensions = [".json", ".ndjson", ".jsonl"];

    /// <summary>Finds them.</summary>
    /// <param name="paths">The arguments: a folder stands for the <c>.json</c>, <c>.ndjson</c> and <c>.jsonl</c> files in it; <c>*</c>, <c>?</c> and <c>**</c> for whatever matches.</param>
    /// <param name="folder">What they are relative to.</param>
    /// <returns>Each file once: in the arguments' order, below a folder by name; and each folder that cannot be read, and argument that names nothing, with its fault.</returns>
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

    private static PayloadFile[] Of(string path, string folder)
    {
        if (path == PayloadFile.StandardInput)
            return [new PayloadFile(path, Path: null)];
        if (path.Length == 0)
            return [new PayloadFile(path, path, new UsageException("A path is empty, as where a variable is not set."))];
        var full = Path.GetFullPath(path, folder);
        if (File.Exists(full))
            return [new PayloadFile(path, full)];
        if (Directory.Exists(full))
            return OrTell(Below(path, full), path, $"{path} holds no .json, .ndjson or .jsonl file.");
        return path.AsSpan().ContainsAny('*', '?')
            ? OrTell(Matching(path, full), path, $"No file matches {path}: * and ? stand for what is in a name, ** for folders.")
            : [new PayloadFile(path, full, new FileNotFoundException())];
    }

    private static PayloadFile[] Below(string path, string full) =>
    [
        .. FilesBelow(full)
            .Where(file => file.Fault is not null || Extensions.Contains(Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => file with { Name = Shown(path == "." ? "" : path, file), IsFound = true }),
    ];

    private static PayloadFile[] Matching(string pattern, string full)
    {
        // From the last folder before the first wildcard on.
        var wildcard = full.AsSpan().IndexOfAny('*', '?');
        if (wildcard < 0)
            return [];
        var root = full[..(full.LastIndexOf(Path.DirectorySeparatorChar, wildcard) + 1)];
        var shown = pattern[..Math.Max(0, pattern.Length - (full.Length - root.Length))];
        if (!Directory.Exists(root))
            return [];
        var below = Slashed(full[root.Length..]);
        var matches = new Regex(ExpressionOf(below), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return
        [
            .. FilesBelow(root, below.Contains("**", StringComparison.Ordinal) ? int.MaxValue : below.Count(c => c == '/'))
                .Where(file => file.Fault is null ? matches.IsMatch(Slashed(file.Name)) : MayLeadTo(Slashed(file.Name), below))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => file with { Name = Shown(shown, file), IsFound = true }),
        ];
    }

    // Named relative to the folder. A folder below it that cannot be read is among them. Links to folders are not followed: they may lead in circles.
    private static IEnumerable<PayloadFile> FilesBelow(string root, int depth = int.MaxValue)
    {
        var folders = new Stack<(DirectoryInfo Folder, int Depth)>([(new DirectoryInfo(root), depth)]);
        while (folders.TryPop(out var next))
        {
            var (folder, left) = next;
            FileSystemInfo[] entries = [];
            Exception? fault = null;
            try
            {
                entries = folder.GetFileSystemInfos();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                fault = e;
            }

            if (fault is not null)
                yield return new PayloadFile(folder.FullName == Path.TrimEndingDirectorySeparator(root) ? "" : Path.GetRelativePath(root, folder.FullName), folder.FullName, fault);
            foreach (var entry in entries)
            {
                if (entry is not DirectoryInfo below)
                    yield return new PayloadFile(Path.GetRelativePath(root, entry.FullName), entry.FullName);
                else if (left > 0 && !below.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    folders.Push((below, left - 1));
            }
        }
    }

    private static string Shown(string folder, PayloadFile file) => Path.Join(folder, file.Name) is { Length: > 0 } name ? name : ".";

    private static string Slashed(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    // Whether there may be matches in a folder.
    private static bool MayLeadTo(string folder, string pattern)
    {
        var parts = pattern.Split('/');
        foreach (var (index, name) in folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Index())
        {
            if (parts[index].Contains("**", StringComparison.Ordinal))
                return true;
            if (!Regex.IsMatch(name, ExpressionOf(parts[index]), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))
                return false;
        }

        return true;
    }

    // ** is any folders or none, * and ? are of one name.
    private static string ExpressionOf(string pattern) =>
        $"\\A{Regex.Escape(pattern).Replace(@"\*\*/", "(?:.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal)}\\z";

    private static PayloadFile[] OrTell(PayloadFile[] files, string path, string reason) =>
        files.Length > 0 ? files : [new PayloadFile(path, path, new UsageException(reason))];
}
