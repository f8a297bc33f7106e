using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

/// <summary>A real Prometheus that scrapes what a test tells it to, on loopback, with a database in a temporary folder.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-prometheus-").FullName;
    private readonly IPEndPoint _endPoint = FreePort.Next();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ChildProcess _process;

    /// <param name="target">The management address of an edge.</param>
    public PrometheusServer(Uri target)
        : this(new Dictionary<string, Uri> { ["insight-edge"] = target }, [])
    {
    }

    /// <param name="jobs">A management address for each job's name.</param>
    /// <param name="rules">Files of rules; their groups are evaluated every second, however often they would be elsewhere.</param>
    public PrometheusServer(IReadOnlyDictionary<string, Uri> jobs, params IEnumerable<string> rules)
    {
        foreach (var file in rules)
            File.WriteAllText(Path.Combine(_folder, $"rules-{Path.GetFileName(file)}"), File.ReadAllText(file).Replace("    interval: 1m\n", "", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_folder, "prometheus.yml"), $$"""
            global: { scrape_interval: 200ms, scrape_timeout: 200ms, evaluation_interval: 1s }
            rule_files: ["{{_folder}}/rules-*.yml"]
            scrape_configs:
            {{string.Concat(jobs.Select(job => $"  - job_name: {job.Key}\n    static_configs: [{{ targets: [\"{job.Value.Authority}\"] }}]\n"))}}
            """);
        _process = ChildProcess.Start(
            new ProgramStart(
                Executable.Find("prometheus")!,
                [$"--config.file={_folder}/prometheus.yml", $"--storage.tsdb.path={_folder}/data", $"--web.listen-address={_endPoint}", "--log.level=warn"]),
            core: null,
            _folder);
    }

    /// <summary>The command that installs it, where it is not; null where it is.</summary>
    public static string? Missing => Executable.Find("prometheus") is null || Executable.Find("promtool") is null ? "apt-get install -y prometheus" : null;

    /// <summary>Has <c>promtool</c> look at a text.</summary>
    /// <returns>What it complains of; empty where it does not.</returns>
    public static async Task<string> CheckAsync(string metrics)
    {
        using var process = Process.Start(new ProcessStartInfo(Executable.Find("promtool")!, ["check", "metrics"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(metrics);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await output + await errors;
    }

    /// <summary>Asks for the value of an expression; null where it has none, or Prometheus is not there yet.</summary>
    public async Task<double?> QueryAsync(string expression)
    {
        try
        {
            var text = await _http.GetStringAsync(new Uri($"http://{_endPoint}/api/v1/query?query={Uri.EscapeDataString(expression)}"));
            return JsonNode.Parse(text)!["data"]!["result"]!.AsArray() is [{ } first, ..]
                ? double.Parse((string)first["value"]![1]!, CultureInfo.InvariantCulture)
                : null;
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            return null;
        }
    }

    /// <summary>What Prometheus answers to an expression, errors too.</summary>
    public Task<JsonNode> AnswerAsync(string expression) => GetAsync($"query?query={Uri.EscapeDataString(expression)}");

    /// <summary>Every rule that it has loaded.</summary>
    public async Task<IReadOnlyList<JsonNode>> RulesAsync() =>
        [.. (await GetAsync("rules"))["data"]!["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!)];

    /// <summary>Waits until an expression has a value.</summary>
    public Task ShouldSayAsync(string expression, double expected) =>
        Eventually.ShouldAsync($"{expression} is {expected}", async () => await QueryAsync(expression) is { } value && Math.Abs(value - expected) < 1e-9);

    private async Task<JsonNode> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri($"http://{_endPoint}/api/v1/{path}"));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.KillAsync();
        await _process.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
