using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Insight.Load.Processes;

/// <summary>Asks a process to end, or lets it stand still.</summary>
internal static partial class Signals
{
    private const int SigTerm = 15;
    private const int SigCont = 18;
    private const int SigStop = 19;

    /// <summary>Sends SIGTERM; where there are no signals, ends it at once.</summary>
    public static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else
            _ = Kill(process.Id, SigTerm);
    }

    /// <summary>Lets it stand still: its connections stay open, and nothing answers. Numbers of Linux.</summary>
    public static void Pause(Process process) => _ = Kill(process.Id, SigStop);

    /// <summary>Lets it go on.</summary>
    public static void Resume(Process process) => _ = Kill(process.Id, SigCont);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
