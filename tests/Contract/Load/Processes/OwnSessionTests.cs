using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Load.Processes;

public sealed class OwnSessionTests
{
    // proc(5), stat: pid (comm) state ppid pgrp session
    private const int Group = 2;
    private const int Session = 3;

    [Fact]
    public async Task What_is_started_is_out_of_the_terminals_reach()
    {
        if (!OperatingSystem.IsLinux() || Executable.Find("setsid") is null) return;

        var tool = FieldsOf(await Insight.Load.Processes.Tool.RunAsync("cat", ["/proc/self/stat"], CancellationToken.None));
        await using var child = ChildProcess.Start(new("sleep", ["60"]), core: null, Path.GetTempPath());
        // The shell that starts it is replaced by setsid, and that by the program.
        await Eventually.ShouldAsync("the program runs", async () => await File.ReadAllTextAsync($"/proc/{child.Id}/comm") == "sleep\n");
        var started = FieldsOf(await File.ReadAllTextAsync($"/proc/{child.Id}/stat"));

        var own = FieldsOf(await File.ReadAllTextAsync("/proc/self/stat"));
        tool[Session].ShouldNotBe(own[Session]);
        tool[Group].ShouldNotBe(own[Group]);
        // The same process still, or what stops it would not find it.
        started[Session].ShouldBe($"{child.Id}");
        started[Group].ShouldBe($"{child.Id}");
    }

    private static string[] FieldsOf(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
}
