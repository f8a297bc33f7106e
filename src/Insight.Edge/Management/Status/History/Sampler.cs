namespace Insight.Edge.Management.Status.History;

/// <summary>Reads the counts every few seconds, and keeps those of the last quarter of an hour.</summary>
/// <remarks>However many requests there are: 181 arrays of some hundred numbers, under a megabyte, and 10 KiB more for each EHR.</remarks>
internal sealed class Sampler(Counts counts, TimeProvider time) : IHostedService, IDisposable
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>For how long they are kept.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    private readonly SampleRing _samples = new((int)(Span / Every) + 1);
    private readonly long _start = time.GetTimestamp();
    private ITimer? _timer;

    /// <summary>How long ago the edge was put together.</summary>
    public TimeSpan Uptime => time.GetElapsedTime(_start);

    /// <summary>What is known at this moment.</summary>
    public Recent Recent()
    {
        var samples = _samples.ToArray();
        return new Recent(samples, Read());
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Take();
        _timer = time.CreateTimer(static self => ((Sampler)self!).Take(), this, Every, Every);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>Takes a sample.</summary>
    internal void Take() => _samples.Add(Read());

    private Sample Read() => counts.Read(Uptime);
}
