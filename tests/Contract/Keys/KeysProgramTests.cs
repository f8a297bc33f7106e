using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Insight.Contract.Tests.Faults;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Keys;

/// <summary>The program itself, as an operator runs it: in Production, in a folder whose settings would stop an edge.</summary>
public sealed class KeysProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task An_edge_started_from_what_is_printed_serves_who_has_the_printed_keys()
    {
        await using var backend = await StubBackend.StartAsync();
        var keyFile = Path.Combine(_folder, "the key");
        var printed = PrintedKeys.Of(await EdgeAsync("keys", "new", "--ehr", "nexus", "--id", "acme", "--signing-key-file", keyFile));
        await RunAsync("/bin/sh", ["-c", printed.WriteLine], printed.SigningKey + "\n");
        File.GetUnixFileMode(keyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // A settings file of one's own takes the place of the shipped one, so that has to be beside it.
        File.Copy(Path.Combine(AppContext.BaseDirectory, "edge", "appsettings.json"), Path.Combine(_folder, "appsettings.json"));
        var settings = Path.Combine(_folder, "appsettings.Production.json");
        await File.WriteAllTextAsync(settings, $$"""{ "Edge": { "Clients": [ {{printed.Client}} ] } }""");
        (await EdgeAsync("keys", "check", settings)).ShouldContain("acme");
        var (address, management) = (ProductProcesses.FreeAddress(), ProductProcesses.FreeAddress());
        await using var edge = new ServerProcess("Insight.Edge", _folder, new()
        {
            ["Edge:Urls"] = address.GetLeftPart(UriPartial.Authority),
            ["Edge:Management:Urls"] = management.GetLeftPart(UriPartial.Authority),
            ["Edge:PlainHttp"] = "Loopback",
            ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = backend.Address.ToString(),
        });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        edge.Start();
        await edge.UntilReadyAsync(http, new Uri(management, "readyz"));

        var body = Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of([CompleteEntry.New()])));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, Caller.SyncPath)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-API-Key", printed.ApiKey);
        request.Headers.Add("X-Webhook-Signature", Caller.Sign(body, printed.SigningKey));
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        edge.Output.ShouldNotContain(printed.ApiKey);
        edge.Output.ShouldNotContain(printed.SigningKey);
    }

    [Fact]
    public async Task It_works_where_an_edge_would_not_start_and_writes_no_log()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"), "no JSON");
        var output = await RunAsync("dotnet", [ServerProcess.ProgramOf("Insight.Edge"), "keys", "hash"], "abc\n");
        output.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n");
    }

    private Task<string> EdgeAsync(params string[] arguments) => RunAsync("dotnet", [ServerProcess.ProgramOf("Insight.Edge"), .. arguments], "");

    private async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience.Limit);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.StandardInput.WriteAsync(input.AsMemory(), deadline.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
            (process.ExitCode.ToString(CultureInfo.InvariantCulture) + await error).ShouldBe("0");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
