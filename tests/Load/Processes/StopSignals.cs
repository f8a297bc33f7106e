using System.Runtime.InteropServices;

namespace Insight.Load.Processes;

/// <summary>
/// Ctrl-C, SIGTERM and a terminal that is closed cancel, so that what was started is stopped in order. A second one ends this program at once, and so
/// does an end that takes too long; what was started is killed then.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan PatienceForStop = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly Timer _impatience = new(_ => End());
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Listens from now on.</summary>
    public StopSignals() => _registrations =
    [
        .. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(signal => PosixSignalRegistration.Create(signal, Handle)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _impatience.Dispose();
        _stop.Dispose();
    }

    private static void End() => Environment.Exit(CommandLine.Stopped);

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_stop.IsCancellationRequested) End();
        _impatience.Change(PatienceForStop, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }
}
