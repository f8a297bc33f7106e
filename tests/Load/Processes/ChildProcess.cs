using System.Diagnostics;
using System.Globalization;

namespace Insight.Load.Processes;

/// <summary>A program that was started, and is stopped with everything that it started.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan PatienceForStop = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _log;

    private ChildProcess(Process process, string log)
    {
        _process = process;
        _log = log;
        // Disposal is the rule; this is for an end that skips it.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program.</summary>
    /// <param name="start">Which.</param>
    /// <param name="core">The core that it is kept on; null for any.</param>
    /// <param name="folder">Its current directory.</param>
    public static ChildProcess Start(ProgramStart start, int? core, string folder)
    {
        // Not in that directory: a server that watches it for changed settings would hear of every line.
        var log = Path.Combine(Path.GetTempPath(), $"insight-load-{Guid.NewGuid():N}.log");
        var command = OwnSession.Of(core is null
            ? [start.Program, .. start.Arguments]
            : ["taskset", "-c", core.Value.ToString(CultureInfo.InvariantCulture), start.Program, .. start.Arguments]);

        // The shell redirects and is replaced by the program, so that no output passes through this process, which shares a core with
        // the load. Appended, because a file that is written elsewhere could not be emptied.
        var info = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(command[0], command.Skip(1))
            : new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, .. command]);
        info.WorkingDirectory = folder;
        // With one core to itself a .NET process puts off compiling its hot code ten times as long: minutes of warming up for each. It is the same
        // code in the end, for the edge and for those beside it; with two cores it changes nothing.
        info.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        foreach (var (name, value) in start.Environment)
            info.Environment[name] = value;
        return new ChildProcess(Process.Start(info)!, log);
    }

    /// <summary>The end of what it printed.</summary>
    public string LastOutput(int lines = 12) =>
        File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(lines)) : "";

    /// <summary>Empties its log, which would otherwise grow with every request.</summary>
    public void EmptyLog()
    {
        if (File.Exists(_log))
            using (new FileStream(_log, FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite)) { }
    }

    /// <summary>Ends it, and everything that it started, as a failing machine would.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (!_process.HasExited)
        {
            Signals.Terminate(_process);
            using var patience = new CancellationTokenSource(PatienceForStop);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
        File.Delete(_log);
    }

    private void OnExit(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }
}
