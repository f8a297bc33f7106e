using System.Diagnostics;
using System.Text.RegularExpressions;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.AppHost;

public sealed partial class OneCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    [Fact]
    public async Task It_starts_everything_and_prints_a_signed_curl_line_that_is_answered_200()
    {
        using var process = Start();
        try
        {
            var curl = CurlLine().Match(await ReadUntilAsync(process, line => line.StartsWith("curl ", StringComparison.Ordinal)));
            curl.Success.ShouldBeTrue();

            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            using var request = new HttpRequestMessage(HttpMethod.Post, curl.Groups["url"].Value) { Content = new StringContent(curl.Groups["body"].Value) };
            request.Content.Headers.ContentType = new("application/json");
            foreach (Match header in Header().Matches(curl.Groups["headers"].Value))
                request.Headers.TryAddWithoutValidation(header.Groups["name"].Value, header.Groups["value"].Value);
            using var response = await http.SendAsync(request);

            (await response.Content.ReadAsStringAsync()).ShouldBe("""{"message":"1 appointment(s) synced successfully.","success":true,"code":200}""");
            File.Exists(Path.Combine(_folder, "data", "insight.db")).ShouldBeTrue();
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> ReadUntilAsync(Process process, Func<string, bool> isIt)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (isIt(line))
                return line;
        }

        throw new InvalidOperationException($"The program ended: {await process.StandardError.ReadToEndAsync(deadline.Token)}");
    }

    private Process Start()
    {
        // …/tests/Contract/bin/Debug/net10.0/ → …/src/Insight.AppHost/bin/Debug/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = RepositoryFolder.PathOf($"src/Insight.AppHost/bin/{output.Parent!.Name}/{output.Name}/Insight.AppHost.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _folder };
        foreach (var argument in (string[])[program, "--Edge:Urls=http://127.0.0.1:0", "--Edge:Management:Urls=http://127.0.0.1:0", "--Backend:Urls=http://127.0.0.1:0", "--Backend:Management:Urls=http://127.0.0.1:0"])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    [GeneratedRegex("^curl -i '(?<url>[^']+)'(?<headers>( -H '[^']+')+) -d '(?<body>[^']+)'$")]
    private static partial Regex CurlLine();

    [GeneratedRegex("-H '(?<name>X-[^:]+): (?<value>[^']+)'")]
    private static partial Regex Header();
}
