using System.Diagnostics;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Faults;

/// <summary>Edge or backend as a process of its own, which can be killed, asked to stop, and started again at the same address.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly string _program;
    private readonly string _folder;
    private readonly Dictionary<string, string> _settings;
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <param name="project">The project's name.</param>
    /// <param name="folder">The current directory; it holds no settings file.</param>
    /// <param name="settings">Settings by their keys, which go into the environment.</param>
    public ServerProcess(string project, string folder, Dictionary<string, string> settings)
    {
        _program = ProgramOf(project);
        (_folder, _settings) = (folder, settings);
    }

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Its id, while it runs.</summary>
    public int Id => _process!.Id;

    /// <summary>The most memory that it has had, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process!.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Everything that it printed, in all its lives.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Where the program of a project is, built as the tests are.</summary>
    public static string ProgramOf(string project)
    {
        // …/tests/Contract/bin/Debug/net10.0/ → …/src/PROJECT/bin/Debug/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return RepositoryFolder.PathOf($"src/{project}/bin/{output.Parent!.Name}/{output.Name}/{project}.dll");
    }

    /// <summary>Starts it; a request may be made once its probe says so.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [_program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = _folder,
        };
        foreach (var (key, value) in _settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends it as <c>kill -9</c> does: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await ExitedAsync();
    }

    /// <summary>Lets it stand still, as a machine without memory or a broken disk does.</summary>
    public void Pause() => Signals.Pause(_process!);

    /// <summary>Lets it go on.</summary>
    public void Resume() => Signals.Resume(_process!);

    /// <summary>Asks it to stop, and does not wait.</summary>
    public void Terminate() => Signals.Terminate(_process!);

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitedAsync()
    {
        using var deadline = new CancellationTokenSource(Patience.Limit);
        await _process!.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until an address answers 200.</summary>
    public async Task UntilReadyAsync(HttpClient http, Uri probe)
    {
        try
        {
            await Eventually.ShouldAsync($"{probe} answers 200", async () =>
            {
                if (!IsRunning)
                    throw new InvalidOperationException("It has ended.");
                try
                {
                    using var answer = await http.GetAsync(probe);
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            });
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{_program} is not ready. {e.Message}\n{Output}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        _process?.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
