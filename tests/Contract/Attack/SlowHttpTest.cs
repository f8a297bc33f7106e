using System.Diagnostics;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Attack;

/// <summary>Debian's tool for slow requests.</summary>
internal static class SlowHttpTest
{
    private const string Program = "slowhttptest";

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it printed, without colours.</returns>
    public static async Task<string> RunAsync(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var deadline = new CancellationTokenSource(Patience.Limit);
        try
        {
            var printed = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return System.Text.RegularExpressions.Regex.Replace(printed, "\e\\[[0-9;]*[A-Za-z]", "");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
