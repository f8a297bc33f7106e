using System.Globalization;

namespace Insight.Load.Measuring;

/// <summary>A process's resident memory, as the kernel tells it.</summary>
internal static class ResidentMemory
{
    private const long Kibibyte = 1024;

    /// <summary>Bytes now.</summary>
    public static long Now(int pid) => Read(pid, "VmRSS:");

    /// <summary>The most it has been since <see cref="ForgetPeak"/>, or since the start.</summary>
    public static long Peak(int pid) => Read(pid, "VmHWM:");

    /// <summary>Begins the peak anew.</summary>
    public static void ForgetPeak(int pid) => File.WriteAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/clear_refs", "5");

    private static long Read(int pid, string name)
    {
        if (!OperatingSystem.IsLinux()) throw new LoadException("Resident memory is read from /proc: this scenario needs Linux.");
        var line = File.ReadLines($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        // "VmHWM:     123456 kB"
        return long.Parse(line[name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) * Kibibyte;
    }
}
