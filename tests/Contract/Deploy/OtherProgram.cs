using System.Diagnostics;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Deploy;

/// <summary>A program that reads files of <c>deploy/</c>, and says what it thinks of them.</summary>
internal static class OtherProgram
{
    private static readonly TimeSpan PatienceWithPromtool = TimeSpan.FromMinutes(5); // its tests go through days

    /// <summary>Runs Prometheus' own.</summary>
    /// <returns>Its exit code, and everything that it printed.</returns>
    public static Task<(int ExitCode, string Output)> PromtoolAsync(params IEnumerable<string> arguments) => RunAsync("promtool", PatienceWithPromtool, arguments);

    /// <summary>Runs one.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="arguments">What it is told.</param>
    /// <returns>Its exit code, and everything that it printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, TimeSpan patience, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Executable.Find(program)!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
