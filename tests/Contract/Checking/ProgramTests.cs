using System.Diagnostics;
using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Checking;

/// <summary>The program as a process of its own, as the tests' own <c>Main</c> and as <c>dotnet run --project tests/Contract</c> start it.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task A_long_run_takes_no_more_memory_than_a_short_one()
    {
        // Two hundred megabytes through a heap of forty-eight.
        var line = Encoding.UTF8.GetBytes(Payload.Batch(Enumerable.Range(0, 20).Select(i => Payload.Entry($"apt-{i}"))) + "\n");
        var count = 200_000_000 / line.Length;
        using var process = Start(["check", "-"], ("DOTNET_GCHeapHardLimit", "0x3000000"));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            for (var i = 0; i < count; i++)
                await process.StandardInput.BaseStream.WriteAsync(line);
            process.StandardInput.Close();
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));
            await process.WaitForExitAsync(deadline.Token);

            (process.ExitCode, await error).ShouldBe((0, ""), await output);
            (await output).ShouldContain($"{count} accepted");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [Fact]
    public async Task An_integrators_payloads_are_tests_of_their_own()
    {
        using var own = new ContractRun().With("good.json", Payload.Batch(Payload.Entry())).With("below/bad.ndjson", $"{EventPayload.Complete}\n7\n");
        var start = new ProcessStartInfo("dotnet", ["test", typeof(ProgramTests).Assembly.Location, "--filter", $"FullyQualifiedName~{nameof(OwnPayloadsTests)}", "--logger", "console;verbosity=normal"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[OwnPayloadsTests.Variable] = own.Folder;
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);

            var told = await output + await error;
            told.ShouldContain("Passed: 2");
            told.ShouldContain("Failed: 1");
            told.ShouldContain("bad.ndjson:2:1: 'appointments' array is required.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ProgramTests).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
