using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using Insight.Edge;
using Insight.Edge.Clients;
using Insight.Edge.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Responses;
using Insight.Edge.Validation;
using Insight.Load.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Load.Benchmarks;

/// <summary>
/// All that is counted and timed of one request that is stored, as the stages do it, beside the same with nobody listening to the instruments. A request
/// takes the edge some 50 µs.
/// </summary>
public class MetricsBenchmarks
{
    private readonly byte[] _body = SampleBatch.Of(1);
    private WebApplication _edge = null!;
    private EdgeContract _contract = null!;
    private ValidationResult _validation = null!;
    private Outcome _outcome = null!;
    private Client _client = null!;
    private EdgeMetrics _heard = null!;
    private EdgeMetrics _unheard = null!;
    private Stages _heardStages = null!;
    private Stages _unheardStages = null!;

    /// <summary>Makes an edge, which is never started: its collector listens from then on.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _edge = EdgeHost.CreateAsync(
            new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = Path.Combine(Repository.Root, "src", "Insight.Edge") }).GetAwaiter().GetResult();
        _heard = _edge.Services.GetRequiredService<EdgeMetrics>();
        _unheard = ActivatorUtilities.CreateInstance<EdgeMetrics>(_edge.Services, new Unheard());
        _heardStages = _edge.Services.GetRequiredService<Stages>();
        _unheardStages = ActivatorUtilities.CreateInstance<Stages>(_edge.Services, _unheard);
        _client = _edge.Services.GetRequiredService<ClientRegistry>().Current.Clients[0];
        _contract = _edge.Services.GetRequiredService<EdgeContracts>().Default;
        _validation = _contract.Validator.Validate(_body);
        _outcome = Outcome.Of(_validation);
        Compilation.Settle(() => NobodyListens(), () => Collected());
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void Clean()
    {
        _validation.Dispose();
        _edge.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>The clock and the tallies alone.</summary>
    [Benchmark(Baseline = true)]
    public long NobodyListens() => CountedRequest.Count(_client, _contract, _validation, _outcome, _unheard, _unheardStages);

    /// <summary>With the SDK's aggregation.</summary>
    [Benchmark]
    public long Collected() => CountedRequest.Count(_client, _contract, _validation, _outcome, _heard, _heardStages);

    // They last as long as this program.
    private sealed class Unheard : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new("Insight.Load.Unheard");

        public void Dispose()
        {
        }
    }
}
