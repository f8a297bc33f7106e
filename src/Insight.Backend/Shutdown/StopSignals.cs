using System.Runtime.InteropServices;
using Insight.Backend.Diagnostics;

namespace Insight.Backend.Shutdown;

/// <summary>The signals that end the program: the first lets requests finish, the second does not.</summary>
internal sealed partial class StopSignals : IDisposable
{
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<StopSignals> _logger;
    private readonly CancellationTokenSource _atOnce = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    /// <summary>Listens for them, from now on.</summary>
    public StopSignals(IHostApplicationLifetime lifetime, ILogger<StopSignals> logger)
    {
        _lifetime = lifetime;
        _logger = logger;
        _registrations = [.. ((PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
            .Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    /// <summary>Waits until the program is told to stop, and stops it.</summary>
    public async Task StopWhenToldAsync(IHost host)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _lifetime.ApplicationStopping.Register(told.SetResult);
        await told.Task;
        await host.StopAsync(_atOnce.Token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _atOnce.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1)
        {
            Log.AtOnce(_logger);
            _atOnce.Cancel();
        }
        else
        {
            // Not here: a signal's handler that waits keeps the next signal waiting.
            _ = Task.Run(_lifetime.StopApplication);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.StoppedAtOnce, LogLevel.Warning, "Told again to stop: requests in flight are cut.")]
        public static partial void AtOnce(ILogger logger);
    }
}
