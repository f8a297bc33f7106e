using System.Globalization;

namespace Insight.Load.Processes;

/// <summary>Which core is whose: the proxy under test has one of its own, the load and the backend share another.</summary>
/// <param name="ProxyCore">The proxy's; null where nothing is pinned.</param>
/// <param name="LoadCore">The load's and the backend's; null where nothing is pinned.</param>
/// <param name="Description">What results say about it.</param>
internal sealed record Pinning(int? ProxyCore, int? LoadCore, string Description)
{
    private const string AllowedCores = "Cpus_allowed_list:";

    /// <summary>Takes the first two cores that this process may use.</summary>
    public static Pinning Detect()
    {
        if (!OperatingSystem.IsLinux())
            return None("this is not Linux");
        if (Executable.Find("taskset") is null)
            return None("taskset is not installed (apt-get install util-linux)");
        var cores = Cores();
        return cores.Count < 2
            ? None("there is one core")
            : new Pinning(cores[0], cores[1], $"proxy on core {cores[0]}, load and backend on core {cores[1]}");
    }

    /// <summary>Keeps this process off the proxy's core, with every thread that it has or will have.</summary>
    public async Task PinSelfAsync(CancellationToken ct)
    {
        if (LoadCore is { } core)
            await Tool.RunAsync("taskset", ["-a", "-c", "-p", core.ToString(CultureInfo.InvariantCulture), $"{Environment.ProcessId}"], ct);
    }

    private static Pinning None(string why) => new(null, null, $"not pinned: {why}");

    // "0-3,6"
    private static List<int> Cores()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(AllowedCores, StringComparison.Ordinal));
        var cores = new List<int>();
        foreach (var range in line[AllowedCores.Length..].Trim().Split(','))
        {
            var ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            cores.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return cores;
    }
}
