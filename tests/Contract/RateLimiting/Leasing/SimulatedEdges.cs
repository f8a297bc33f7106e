using Insight.Contract.Tests.Support;
using Insight.Edge.Clients;
using Insight.Edge.RateLimiting;
using Insight.Edge.RateLimiting.Leasing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insight.Contract.Tests.RateLimiting.Leasing;

/// <summary>Edges that share one client's permits, on one clock that the test moves: the same in every run.</summary>
internal sealed class SimulatedEdges : IDisposable
{
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly TokenBucket _alone;
    private readonly int _latency;
    private int _milliseconds;

    /// <param name="limits">The client's.</param>
    /// <param name="count">How many edges.</param>
    /// <param name="latency">Milliseconds until the store has answered a question, at most.</param>
    /// <param name="options">The edges' settings.</param>
    public SimulatedEdges(RateLimitOptions limits, int count, int latency = 2, RateLimitingOptions? options = null)
    {
        (Limits, _latency) = (limits, latency);
        Store = new MemoryPermitStore(Time) { Edges = count };
        var settings = options ?? new RateLimitingOptions();
        var metrics = ActivatorUtilities.CreateInstance<SharedPermitMetrics>(_meters, settings);
        Leases = [.. Enumerable.Range(0, count).Select(_ => new PermitLeases(Store, settings, Time, metrics, NullLogger<PermitLeases>.Instance))];
        _alone = new TokenBucket(limits.PermitsPerSecond, limits.Burst, Time);
        Permits = [.. Leases.Select(leases => new LeasedPermits("acme", limits, leases, Time))];
    }

    public RateLimitOptions Limits { get; }

    public TickedTime Time { get; } = new(DateTimeOffset.UnixEpoch);

    public MemoryPermitStore Store { get; }

    public PermitLeases[] Leases { get; }

    public LeasedPermits[] Permits { get; }

    /// <summary>What was answered until now.</summary>
    public List<(int Edge, Permit Permit)> Answers { get; } = [];

    /// <summary>How many of the requests one edge alone would have let pass, with a bucket of its own.</summary>
    public int OneEdgeWouldGive { get; private set; }

    /// <summary>How many requests waited for the store.</summary>
    public int Waited { get; private set; }

    private List<(int Edge, ValueTask<Permit> Answer)> Waiting { get; } = [];

    /// <summary>Has all of them meet the store.</summary>
    public async Task StartAsync()
    {
        foreach (var leases in Leases)
            await leases.ContactAsync();
    }

    /// <summary>Sends a request to an edge.</summary>
    public void Send(int edge)
    {
        if (_alone.Take().Taken)
            OneEdgeWouldGive++;
        var answer = Permits[edge].TakeAsync();
        if (answer.IsCompletedSuccessfully)
            Answers.Add((edge, answer.Result));
        else
        {
            Waited++;
            Waiting.Add((edge, answer));
        }
    }

    /// <summary>How many requests got a permit.</summary>
    public int Given() => Answers.Count(answer => answer.Permit.Taken);

    /// <summary>A millisecond passes: the store answers those whose turn it is.</summary>
    public async Task StepAsync()
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        _milliseconds++;
        for (var edge = 0; edge < Leases.Length; edge++)
        {
            if (_milliseconds % PermitLeases.LookEvery.TotalMilliseconds == edge * 100)
                Leases[edge].Look();
            if ((_milliseconds + edge) % _latency == 0)
                await Leases[edge].AnswerAsync();
        }

        Waiting.RemoveAll(waiting =>
        {
            if (!waiting.Answer.IsCompletedSuccessfully)
                return false;
            Answers.Add((waiting.Edge, waiting.Answer.Result));
            return true;
        });
    }

    /// <summary>Time passes, while requests come.</summary>
    /// <param name="milliseconds">How long.</param>
    /// <param name="perSecond">How many a second come to each edge, by the millisecond; evenly.</param>
    public async Task RunAsync(int milliseconds, Func<int, double[]> perSecond)
    {
        var due = new double[Leases.Length];
        for (var i = 0; i < milliseconds; i++)
        {
            var rates = perSecond(i);
            for (var edge = 0; edge < due.Length; edge++)
            {
                for (due[edge] += rates[edge] / 1000; due[edge] >= 1; due[edge]--)
                    Send(edge);
            }

            await StepAsync();
        }
    }

    public void Dispose()
    {
        foreach (var leases in Leases)
            leases.Dispose();
        _meters.Dispose();
    }
}
