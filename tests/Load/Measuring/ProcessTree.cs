using System.Diagnostics;
using System.Globalization;

namespace Insight.Load.Measuring;

/// <summary>What a process and everything that it started use: a server's workers count as the server.</summary>
internal static class ProcessTree
{
    /// <summary>Reads it now.</summary>
    /// <param name="pid">The process that was started.</param>
    public static ResourceUse UseOf(int pid)
    {
        var cpu = TimeSpan.Zero;
        var resident = 0L;
        foreach (var id in Members(pid))
        {
            try
            {
                using var process = Process.GetProcessById(id);
                cpu += process.TotalProcessorTime;
                resident += process.WorkingSet64;
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                // It ended since the list was made.
            }
        }

        return new ResourceUse(cpu, resident);
    }

    private static HashSet<int> Members(int root)
    {
        var members = new HashSet<int> { root };
        if (!OperatingSystem.IsLinux())
            return members;

        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) && ParentOf(folder) is { } parent)
                parents[pid] = parent;
        }

        // Until a whole pass finds no further child.
        var before = 0;
        while (before < members.Count)
        {
            before = members.Count;
            members.UnionWith(parents.Where(pair => members.Contains(pair.Value)).Select(pair => pair.Key).ToList());
        }

        return members;
    }

    // "1234 (name, which may hold spaces and parentheses) S 1 …"
    private static int? ParentOf(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
