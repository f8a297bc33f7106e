using System.Globalization;
using System.Text;
using Insight.Load.Processes;

namespace Insight.Load.Generation;

/// <summary>wrk, Debian's: a closed loop in C, one thread.</summary>
/// <param name="path">The program.</param>
/// <param name="name">Its name and version.</param>
/// <param name="core">The core that it is kept on; null for any.</param>
/// <param name="folder">A folder for its script.</param>
internal sealed class WrkGenerator(string path, string name, int? core, string folder) : ILoadGenerator
{
    // Read by Parse; wrk's own report is for people.
    private const string Done = """
        function done(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("RUN %d %d %d %.0f %.0f\n", summary.duration, summary.requests,
            e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
        end
        """;

    public string Name => name;

    /// <summary>wrk, where it is installed.</summary>
    public static async Task<WrkGenerator?> FindAsync(int? core, string folder, CancellationToken ct) =>
        Executable.Find("wrk") is { } path
            ? new WrkGenerator(path, await Tool.FirstLineAsync("wrk", ["-v"], ct) is { } line ? string.Join(' ', line.Split(' ').Take(2)) : "wrk", core, folder)
            : null;

    /// <inheritdoc/>
    /// <remarks>wrk counts in whole seconds, one at least.</remarks>
    public async Task<LoadRun> RunAsync(LoadTarget target, LoadPlan plan, CancellationToken ct)
    {
        var script = Path.Combine(folder, "request.lua");
        await File.WriteAllTextAsync(script, Script(target), ct);
        List<string> command =
        [
            path, "-t1", $"-c{plan.Connections}",
            string.Create(CultureInfo.InvariantCulture, $"-d{Math.Max(1, Math.Round(plan.Duration.TotalSeconds))}s"),
            "--timeout", "10s", "-s", script, $"http://{target.EndPoint}",
        ];
        if (core is { } number)
            command = ["taskset", "-c", number.ToString(CultureInfo.InvariantCulture), .. command];
        return Parse(await Tool.RunAsync(command[0], command.Skip(1), ct), target.ExpectedStatus);
    }

    // A script without a function of its own for requests: wrk then makes the bytes once and sends them ever after.
    private string Script(LoadTarget target)
    {
        var end = target.Request.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(target.Request, 0, end).Split("\r\n");
        var start = lines[0].Split(' ');
        var body = Path.Combine(folder, "request.body");
        File.WriteAllBytes(body, target.Request.AsSpan(end + 4));

        var script = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"wrk.method = \"{start[0]}\"\nwrk.path = \"{start[1]}\"\n");
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            script.Append(CultureInfo.InvariantCulture, $"wrk.headers[\"{line[..colon]}\"] = \"{line[(colon + 1)..].Trim()}\"\n");
        }

        return script
            .Append(CultureInfo.InvariantCulture, $"local file = io.open(\"{body}\", \"rb\")\nwrk.body = file:read(\"*a\")\nfile:close()\n")
            .Append(Done)
            .Append('\n')
            .ToString();
    }

    private static LoadRun Parse(string output, int expectedStatus)
    {
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith("RUN ", StringComparison.Ordinal))
            ?? throw new LoadException($"wrk did not report:\n{output}");
        var numbers = line.Split(' ').Skip(1).Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();

        // It tells statuses above 399 from the others, and no more.
        var errors = expectedStatus < 400 ? numbers[2] : numbers[1] - numbers[2];
        return new LoadRun(
            TimeSpan.FromMicroseconds(numbers[0]), numbers[1], errors, TimeSpan.FromMicroseconds(numbers[3]), TimeSpan.FromMicroseconds(numbers[4]));
    }
}
