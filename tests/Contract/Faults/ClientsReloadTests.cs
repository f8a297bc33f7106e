using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Insight.Contract.Tests.Diagnostics.Metrics;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge;

namespace Insight.Contract.Tests.Faults;

/// <summary>The clients' file is replaced under load: every request meets the old clients or the new ones, and nothing in between.</summary>
public sealed class ClientsReloadTests : IAsyncLifetime
{
    private const int Callers = 8;
    private const int Changes = 12;

    private static readonly byte[] Batch = Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of([CompleteEntry.New()])));
    private static readonly string[] Names = ["first", "second"];

    private readonly ConcurrentDictionary<string, string> _organizations = new();
    private StubBackend _backend = null!;
    private ProductProcesses _product = null!;

    private string ClientsFile => Path.Combine(_product.EdgeFolder, "appsettings.Development.json");

    public async Task InitializeAsync()
    {
        _backend = await StubBackend.StartAsync();
        _backend.Answer = context =>
        {
            // Who it was signed by is in the request's id, and whom the edge took it for in the header.
            var headers = context.Request.Headers;
            _organizations[headers[EdgeHeaders.RequestId].ToString()] = headers[EdgeHeaders.Organization].ToString();
            return StubBackend.AnswerAsync(context, 200, """{"stored":1}""");
        };
        _product = EdgeBefore(_backend);
        File.Copy(RepositoryFolder.PathOf("src/Insight.Edge/appsettings.json"), Path.Combine(_product.EdgeFolder, "appsettings.json"));
        await File.WriteAllTextAsync(ClientsFile, Clients("first"));
        await _product.StartEdgeAsync();
    }

    public async Task DisposeAsync()
    {
        await _product.DisposeAsync();
        await _backend.DisposeAsync();
    }

    [Fact]
    public async Task No_request_meets_half_of_a_configuration_and_a_broken_file_is_refused_and_told()
    {
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(number => Task.Run(() => CallAsync(number, stop.Token))).ToArray();

        for (var change = 1; change <= Changes; change++)
        {
            await BreakAsync(change);
            var name = Names[change % 2];
            await ReplaceAsync(Clients(name), atOnce: change % 4 < 2);
            await Eventually.ShouldAsync($"{name} is in force", async () =>
                callers.Any(caller => caller.IsFaulted) || await StatusAsync(name, $"probe-{name}-{change}") == HttpStatusCode.OK);
        }

        await stop.CancelAsync();
        var answered = (await Task.WhenAll(callers)).SelectMany(statuses => statuses).ToLookup(status => status);
        answered.Select(status => status.Key).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Unauthorized], ignoreOrder: true);
        foreach (var (requestId, organization) in _organizations)
            requestId.ShouldContain($"-{organization}-");
    }

    private static ProductProcesses EdgeBefore(StubBackend backend) => new(new FaultStorage.Sqlite().Settings, new()
    {
        ["Edge:UnauthorizedLimit:Answers"] = "1000000",
        ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = backend.Address.ToString(),
    });

    // In turn: no JSON, wrong clients, half a file. What was in force stays in force.
    private async Task BreakAsync(int change)
    {
        var (content, told) = (change % 3) switch
        {
            0 => ("{ \"Edge\": ", "\"EventId\":2000,"),
            1 => ("""{ "Edge": { "Clients": [ { "Id": "nobody" } ] } }""", "\"EventId\":1001,"),
            _ => (Clients("second")[..200], "\"EventId\":2000,"),
        };
        var before = (Told: Count(told), Counted: await RefusedAsync());
        await ReplaceAsync(content, atOnce: change % 2 == 0);
        await Eventually.ShouldAsync("it is told", () => Count(told) > before.Told);
        await Eventually.ShouldAsync("it is counted", async () => await RefusedAsync() > before.Counted);
    }

    private async Task<double> RefusedAsync()
    {
        var metrics = new Scrape(await _product.Http.GetStringAsync(new Uri(_product.ManagementAddress, "metrics")));
        return new[] { "clients", "settings_file" }.Sum(part => metrics[$"insight_edge_configuration_reloads_total{{part=\"{part}\",result=\"refused\"}}"]!.Value);
    }

    private int Count(string told) => _product.Edge.Output.Split(told).Length - 1;

    private async Task ReplaceAsync(string content, bool atOnce)
    {
        if (!atOnce)
        {
            await File.WriteAllTextAsync(ClientsFile, content);
            return;
        }

        var next = Path.Combine(_product.EdgeFolder, "next");
        await File.WriteAllTextAsync(next, content);
        File.Move(next, ClientsFile, overwrite: true);
    }

    private async Task<List<HttpStatusCode>> CallAsync(int number, CancellationToken stop)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var name = Names[i % 2];
            statuses.Add(await StatusAsync(name, $"{number}-{name}-{i}"));
        }

        return statuses;
    }

    // The API key is good in both: only the signature tells which of them was in force.
    private async Task<HttpStatusCode> StatusAsync(string name, string requestId)
    {
        using var request = _product.Signed(Caller.SyncPath, Batch);
        request.Headers.Remove(EdgeHeaders.Signature);
        request.Headers.Add(EdgeHeaders.Signature, Caller.Sign(Batch, name));
        request.Headers.Add(EdgeHeaders.RequestId, requestId);
        using var response = await _product.Http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        if (answer.Status == 401)
            answer.Text.ShouldStartWith("""{"error":"Invalid X-Webhook-Signature header.""");
        return response.StatusCode;
    }

    private static string Clients(string name) => $$"""
        {
          "Edge": {
            "Shutdown": { "DrainDelay": "00:00:00" },
            "Clients": [
              {
                "Id": "nexus-demo",
                "Ehr": "nexus",
                "Organization": "{{name}}",
                "ApiKeys": [{ "Sha256": "cc157e2261785f1ad8af1df892d7f057298a85ddd3868d52e7cae0ec17746ff2" }],
                "SigningKeys": [{ "Value": "{{name}}" }]
              }
            ]
          }
        }
        """;
}
