using System.Diagnostics;

namespace Insight.Contract.Tests.Faults;

/// <summary>A small file system in memory, which is soon full. It takes <see cref="RootFactAttribute"/>.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>Mounts one.</summary>
    /// <param name="folder">Where: a folder that is there, and empty.</param>
    /// <param name="mebibytes">How large.</param>
    public static async Task<SmallDisk> MountAsync(string folder, int mebibytes)
    {
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", folder);
        return new SmallDisk(folder);
    }

    /// <summary>Makes it larger.</summary>
    public Task GrowAsync(int mebibytes) => RunAsync("mount", "-o", $"remount,size={mebibytes}m", Folder);

    /// <summary>Takes it away, with all that is on it; a process that was killed may need a moment more to let go of it.</summary>
    public async ValueTask DisposeAsync() => await RunAsync("umount", "--lazy", Folder);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {error}");
    }
}
