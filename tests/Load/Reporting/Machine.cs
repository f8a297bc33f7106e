using System.Globalization;
using System.Runtime.InteropServices;
using Insight.Load.Processes;

namespace Insight.Load.Reporting;

/// <summary>The machine and the build that figures are of.</summary>
internal static class Machine
{
    private const long Gibibyte = 1L << 30;

    /// <summary>Describes them, a list item each.</summary>
    public static async Task<IReadOnlyList<string>> DescribeAsync(CancellationToken ct)
    {
        var commit = await Tool.FirstLineAsync("git", ["-C", Repository.Root, "rev-parse", "HEAD"], ct) ?? "unknown";
        var changed = await Tool.FirstLineAsync("git", ["-C", Repository.Root, "status", "--porcelain"], ct);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return
        [
            $"commit: {commit}{(string.IsNullOrEmpty(changed) ? "" : ", with changes that are not committed")}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"machine: {Processor()}, {Environment.ProcessorCount} cores, {(double)memory / Gibibyte:F1} GiB, {RuntimeInformation.OSDescription}"),
            $".NET: {Environment.Version}",
        ];
    }

    private static string Processor() =>
        OperatingSystem.IsLinux() && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
