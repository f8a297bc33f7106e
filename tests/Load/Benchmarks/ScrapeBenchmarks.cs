using BenchmarkDotNet.Attributes;
using Insight.Edge;
using Insight.Edge.Clients;
using Insight.Edge.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Responses;
using Insight.Exposition;
using Insight.Load.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Load.Benchmarks;

/// <summary>A scrape of an edge with so many clients, two keys of either kind each, all of which have been served: collecting, and writing the text (issue 6: under 10 ms with 50 clients).</summary>
public class ScrapeBenchmarks
{
    private WebApplication _edge = null!;
    private MetricsEndpoint _endpoint = null!;

    /// <summary>How many clients there are.</summary>
    [Params(2, 50)]
    public int Clients { get; set; }

    /// <summary>Makes an edge, which is never started, and has it count a request of each client, stored and refused.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _edge = EdgeHost.CreateAsync(
            new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = Path.Combine(Repository.Root, "src", "Insight.Edge") },
            builder => builder.Configuration.AddInMemoryCollection(Enumerable.Range(0, Clients).SelectMany(SettingsOf))).GetAwaiter().GetResult();
        _endpoint = _edge.Services.GetRequiredService<MetricsEndpoint>();
        var (metrics, stages) = (_edge.Services.GetRequiredService<EdgeMetrics>(), _edge.Services.GetRequiredService<Stages>());
        var contract = _edge.Services.GetRequiredService<EdgeContracts>().Default;
        foreach (var body in (byte[][])[SampleBatch.Of(1), "{\"appointment\":{}}"u8.ToArray()])
        {
            using var validation = contract.Validator.Validate(body);
            foreach (var client in _edge.Services.GetRequiredService<ClientRegistry>().Current.Clients)
                CountedRequest.Count(client, contract, validation, Outcome.Of(validation), metrics, stages);
        }

        Compilation.Settle(() => Scrape().GetAwaiter().GetResult());
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void Clean() => _edge.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>One scrape, in the Prometheus text format.</summary>
    /// <returns>The text's length in bytes.</returns>
    [Benchmark]
    public async Task<long?> Scrape()
    {
        var context = new DefaultHttpContext { Response = { Body = Stream.Null } };
        await _endpoint.AnswerAsync(context);
        return context.Response.ContentLength;
    }

    private static IEnumerable<KeyValuePair<string, string?>> SettingsOf(int client)
    {
        var key = $"Edge:Clients:{client}";
        yield return new($"{key}:Id", $"client-{client}");
        yield return new($"{key}:Ehr", $"ehr-{client}");
        yield return new($"{key}:Organization", $"organization-{client}");
        for (var generation = 0; generation < 2; generation++)
        {
            yield return new($"{key}:ApiKeys:{generation}:Sha256", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes((2 * client) + generation))));
            yield return new($"{key}:SigningKeys:{generation}:Value", $"signing-key-of-client-{client}-{generation}");
        }
    }
}
