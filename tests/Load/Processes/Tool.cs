using System.Diagnostics;

namespace Insight.Load.Processes;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    /// <summary>Runs it, and gives what it printed.</summary>
    /// <exception cref="LoadException">It failed.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct, string? folder = null)
    {
        string[] command = [program, .. arguments];
        var (code, output, error) = await ToEndAsync(command, folder, ct);
        return code == 0 ? output : throw new LoadException($"{string.Join(' ', command)} failed:\n{output}{error}");
    }

    /// <summary>The first line that it prints, on either output; null where it cannot be run.</summary>
    public static async Task<string?> FirstLineAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        if (Executable.Find(program) is not { } path)
            return null;
        var (_, output, error) = await ToEndAsync([path, .. arguments], folder: null, ct);
        return (output + error).Split('\n')[0].Trim();
    }

    private static async Task<(int Code, string Output, string Error)> ToEndAsync(string[] command, string? folder, CancellationToken ct)
    {
        var started = OwnSession.Of(command);
        using var process = Process.Start(new ProcessStartInfo(started[0], started.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
