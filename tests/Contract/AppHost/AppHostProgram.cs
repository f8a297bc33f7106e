using System.Diagnostics;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.AppHost;

/// <summary>The whole product as the program that it is, on free ports.</summary>
internal sealed class AppHostProgram : IAsyncDisposable
{
    private static readonly string[] FreePorts =
        ["--Edge:Urls=http://127.0.0.1:0", "--Edge:Management:Urls=http://127.0.0.1:0", "--Backend:Urls=http://127.0.0.1:0", "--Backend:Management:Urls=http://127.0.0.1:0"];

    private readonly Process _process;

    private AppHostProgram(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Its current directory.</param>
    /// <param name="arguments">Further arguments; <c>--environment=NAME</c> becomes the variable of that meaning.</param>
    public static AppHostProgram Start(string folder, params string[] arguments)
    {
        const string Environment = "--environment=";

        // …/tests/Contract/bin/Debug/net10.0/ → …/src/Insight.AppHost/bin/Debug/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = RepositoryFolder.PathOf($"src/Insight.AppHost/bin/{output.Parent!.Name}/{output.Name}/Insight.AppHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. FreePorts, .. arguments.Where(argument => !argument.StartsWith(Environment, StringComparison.Ordinal))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        if (Array.Find(arguments, argument => argument.StartsWith(Environment, StringComparison.Ordinal)) is { } environment)
            start.Environment["ASPNETCORE_ENVIRONMENT"] = environment[Environment.Length..];
        return new(Process.Start(start)!);
    }

    /// <summary>Reads what it prints, up to a line.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task<string> ReadUntilAsync(Func<string, bool> isIt)
    {
        using var deadline = new CancellationTokenSource(Patience.Limit);
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (isIt(line))
                return line;
        }

        throw new InvalidOperationException($"The program ended: {await _process.StandardError.ReadToEndAsync(deadline.Token)}");
    }

    /// <summary>Waits until it ends.</summary>
    /// <returns>Its exit code, and what it said was wrong.</returns>
    public async Task<(int ExitCode, string Error)> ExitAsync()
    {
        using var deadline = new CancellationTokenSource(Patience.Limit);
        var error = await _process.StandardError.ReadToEndAsync(deadline.Token);
        await _process.WaitForExitAsync(deadline.Token);
        return (_process.ExitCode, error);
    }

    /// <summary>What it printed and was not read, once it has ended.</summary>
    public Task<string> RestAsync() => _process.StandardOutput.ReadToEndAsync();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
