using System.Diagnostics;
using System.Net.Sockets;

namespace Insight.Load.Generation;

/// <summary>
/// Requests that come when they come, whether the last ones are answered or not, as from callers who do not know of each other. A
/// latency counts from the time at which the request was due: a server that stalls is charged for every request that it
/// kept waiting, and not only for the one it was working at (no "coordinated omission").
/// </summary>
/// <remarks>
/// 1. A thread waits until the next request is due. 2. It hands it to a free connection, or opens one more, up to a bound; where
/// there is none the request waits in line, and counts as late. 3. A connection that has its answer takes the next in line, or is free.
/// </remarks>
internal sealed class OpenLoop : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Traffic _traffic;
    private readonly ArrivalSchedule _schedule;
    private readonly RunRecorder _recorder;
    private readonly int _maxConnections;
    private readonly Lock _gate = new();
    private readonly Stack<Connection> _free = [];
    private readonly List<Connection> _opened = [];
    private readonly Queue<TimeSpan> _waiting = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _started;
    private bool _allSent;
    private bool _stopped;

    private OpenLoop(Traffic traffic, ArrivalSchedule schedule, int maxConnections, TimeSpan slotLength)
    {
        (_traffic, _schedule, _maxConnections) = (traffic, schedule, maxConnections);
        _recorder = new(traffic.ExpectedStatus, slotLength);
    }

    /// <summary>Runs it.</summary>
    /// <param name="traffic">What is sent where.</param>
    /// <param name="schedule">When; used up by the run.</param>
    /// <param name="connections">How many connections are opened beforehand.</param>
    /// <param name="maxConnections">How many at most.</param>
    /// <param name="slotLength">How long a slot of the timeline is; zero keeps none.</param>
    /// <param name="cancellationToken">Ends it early; what is under way is finished.</param>
    public static async Task<GeneratedRun> RunAsync(
        Traffic traffic,
        ArrivalSchedule schedule,
        int connections,
        int maxConnections,
        TimeSpan slotLength = default,
        CancellationToken cancellationToken = default)
    {
        using var loop = new OpenLoop(traffic, schedule, maxConnections, slotLength);
        return await loop.RunAsync(connections, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            foreach (var connection in _opened) connection.Dispose();
        }
    }

    private async Task<GeneratedRun> RunAsync(int connections, CancellationToken cancellationToken)
    {
        for (var opened = 0; opened < Math.Min(connections, _maxConnections); opened++)
        {
            var connection = new Connection(_traffic);
            _opened.Add(connection);
            _free.Push(connection);
            await connection.OpenAsync();
        }

        _started = Stopwatch.GetTimestamp();
        var arrivals = new Thread(() => Arrive(cancellationToken)) { IsBackground = true, Name = "arrivals" };
        arrivals.Start();
        var abandoned = Task.Delay(_schedule.Duration + Grace, CancellationToken.None);
        if (await Task.WhenAny(_done.Task, abandoned) == abandoned) Dispose();
        await _done.Task;
        return _recorder.Run(Stopwatch.GetElapsedTime(_started));
    }

    private void Arrive(CancellationToken cancellationToken)
    {
        PreciseClock.Sharpen();
        while (!cancellationToken.IsCancellationRequested && _schedule.TryNext(out var due))
        {
            PreciseClock.WaitUntil(_started, due);
            if (TakeConnection(due) is { } connection) _ = ServeAsync(connection, due);
        }

        lock (_gate)
        {
            _allSent = true;
            FinishIfIdle();
        }
    }

    private Connection? TakeConnection(TimeSpan due)
    {
        lock (_gate)
        {
            // The one used last: the others may be closed by a server that drops the idle, as in a pool.
            if (_free.TryPop(out var connection)) return connection;
            if (_opened.Count < _maxConnections && !_stopped)
            {
                connection = new(_traffic);
                _opened.Add(connection);
                return connection;
            }

            _waiting.Enqueue(due);
        }

        _recorder.Late();
        return null;
    }

    private async Task ServeAsync(Connection connection, TimeSpan due)
    {
        do
        {
            try
            {
                if (_traffic.Requests.Claim() is >= 0 and var number)
                {
                    var status = await connection.ExchangeAsync(number);
                    _recorder.Answered(due, Stopwatch.GetElapsedTime(_started) - due, status);
                    if (status == _traffic.ExpectedStatus) _traffic.Requests.Acknowledge(number);
                }
                else
                {
                    _recorder.Failed(due);
                }
            }
            catch (Exception broken) when (broken is SocketException or FormatException)
            {
                _recorder.Failed(due);
            }
        }
        while (TryTakeWaiting(connection, out due));
    }

    private bool TryTakeWaiting(Connection connection, out TimeSpan due)
    {
        lock (_gate)
        {
            if (_stopped)
                while (_waiting.TryDequeue(out var abandoned)) _recorder.Failed(abandoned);
            if (_waiting.TryDequeue(out due)) return true;
            _free.Push(connection);
            FinishIfIdle();
            return false;
        }
    }

    private void FinishIfIdle()
    {
        if (_allSent && _free.Count == _opened.Count) _done.TrySetResult();
    }
}
