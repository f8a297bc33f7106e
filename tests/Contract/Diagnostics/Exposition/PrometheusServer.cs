using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Diagnostics.Exposition;

/// <summary>A real Prometheus that scrapes what a test tells it to, on loopback, with a database in a temporary folder.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-prometheus-").FullName;
    private readonly IPEndPoint _endPoint = FreePort.Next();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ChildProcess _process;

    /// <param name="target">The management address of an edge.</param>
    public PrometheusServer(Uri target)
    {
        File.WriteAllText(Path.Combine(_folder, "prometheus.yml"), $$"""
            global: { scrape_interval: 200ms, scrape_timeout: 200ms }
            scrape_configs:
              - job_name: insight-edge
                static_configs: [{ targets: ["{{target.Authority}}"] }]
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

    /// <summary>Waits until an expression has a value.</summary>
    public Task ShouldSayAsync(string expression, double expected) =>
        Eventually.ShouldAsync($"{expression} is {expected}", async () => await QueryAsync(expression) is { } value && Math.Abs(value - expected) < 1e-9);

    public async ValueTask DisposeAsync()
    {
        await _process.KillAsync();
        await _process.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
