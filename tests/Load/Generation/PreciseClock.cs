using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Insight.Load.Generation;

/// <summary>Waits until a moment, on a thread of its own, to some tens of microseconds: the runtime's timers know milliseconds.</summary>
internal static partial class PreciseClock
{
    private const int SetTimerSlack = 29;
    private const nuint SlackNanoseconds = 1000;

    /// <summary>Asks the kernel to wake this thread on time rather than together with others (50 µs is its default slack).</summary>
    public static void Sharpen()
    {
        if (OperatingSystem.IsLinux()) _ = ProcessControl(SetTimerSlack, SlackNanoseconds, 0, 0, 0);
    }

    /// <summary>Waits until so much time has passed since a timestamp.</summary>
    public static void WaitUntil(long started, TimeSpan due)
    {
        while (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } left)
        {
            if (OperatingSystem.IsWindows())
            {
                Thread.Yield();
                continue;
            }

            var wait = new TimeSpec { Seconds = (nint)left.TotalSeconds, Nanoseconds = (nint)(left.Ticks % TimeSpan.TicksPerSecond * 100) };
            _ = Sleep(wait, IntPtr.Zero);
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int Sleep(in TimeSpec wait, IntPtr left);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
