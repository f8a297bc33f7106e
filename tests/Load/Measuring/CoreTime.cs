using System.Globalization;

namespace Insight.Load.Measuring;

/// <summary>How long a core has been busy, whoever kept it so (<c>/proc/stat</c>).</summary>
internal static class CoreTime
{
    // proc(5): the kernel tells times in hundredths of a second.
    private const double TicksPerSecond = 100;

    private const int User = 1;
    private const int Idle = 4;
    private const int IoWait = 5;
    private const int Steal = 8;

    /// <summary>Since the machine was started; null where there is no core to ask about.</summary>
    /// <param name="core">Which.</param>
    public static TimeSpan? BusyOf(int? core)
    {
        if (core is null)
            return null;
        var line = File.ReadLines("/proc/stat").First(line => line.StartsWith($"cpu{core} ", StringComparison.Ordinal)).Split(' ');

        // Up to what the hypervisor took; guests' time is told twice.
        var ticks = Enumerable.Range(User, Steal).Where(field => field is not (Idle or IoWait)).Sum(field => long.Parse(line[field], CultureInfo.InvariantCulture));
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }
}
