using System.Diagnostics;

namespace Insight.Contract.Tests.Faults;

/// <summary>Files that nobody can write to, root and whoever has them open included. It takes <see cref="RootFactAttribute"/>.</summary>
internal sealed class ReadOnlyFiles : IAsyncDisposable
{
    private readonly string[] _files;

    private ReadOnlyFiles(string[] files) => _files = files;

    /// <summary>Makes them so, until this is disposed.</summary>
    public static async Task<ReadOnlyFiles> MakeAsync(params string[] files)
    {
        await RunAsync(["+i", .. files]);
        return new ReadOnlyFiles(files);
    }

    public async ValueTask DisposeAsync() => await RunAsync(["-i", .. _files]);

    private static async Task RunAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("chattr", arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"chattr {string.Join(' ', arguments)}: {error}");
    }
}
