namespace Insight.Load.Generation;

/// <summary>When the requests of an open loop are due: evenly spaced, at a rate that may change from phase to phase.</summary>
internal sealed class ArrivalSchedule
{
    private readonly (double Rate, TimeSpan Duration)[] _phases;
    private int _phase;
    private long _index;
    private TimeSpan _phaseStart;

    /// <summary>Takes the phases: requests a second, and for how long.</summary>
    public ArrivalSchedule(params (double Rate, TimeSpan Duration)[] phases)
    {
        if (phases.Any(phase => phase.Rate <= 0)) throw new ArgumentException("A rate must be above zero.", nameof(phases));
        _phases = phases;
        Duration = phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Duration);
    }

    /// <summary>How long all phases take.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Whether the last request was due; may be asked from any thread.</summary>
    public bool IsOver => Volatile.Read(ref _phase) == _phases.Length;

    /// <summary>When the next request is due, from the start.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryNext(out TimeSpan due)
    {
        while (_phase < _phases.Length)
        {
            var (rate, duration) = _phases[_phase];
            // From the index, not by adding up: rounding must not shift the rate.
            var within = TimeSpan.FromTicks((long)(_index * (TimeSpan.TicksPerSecond / rate)));
            if (within < duration)
            {
                _index++;
                due = _phaseStart + within;
                return true;
            }

            _phaseStart += duration;
            Volatile.Write(ref _phase, _phase + 1);
            _index = 0;
        }

        due = default;
        return false;
    }
}
