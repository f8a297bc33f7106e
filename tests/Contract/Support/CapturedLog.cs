using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Support;

/// <summary>Keeps every log line, whole: its text, its values and its exception.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> _lines = new();

    public IReadOnlyCollection<Line> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    /// <summary>Waits until a line is there.</summary>
    /// <exception cref="TimeoutException">It is not, at the end of the patience.</exception>
    public async Task<Line> WaitForAsync(Func<Line, bool> isIt)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var deadline = new CancellationTokenSource(Patience.Limit);
        try
        {
            while (true)
            {
                if (_lines.FirstOrDefault(isIt) is { } line)
                    return line;
                await timer.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException("The log line did not come.", e);
        }
    }

    public void Dispose()
    {
    }

    internal sealed record Line(string Category, LogLevel Level, int EventId, string Text);

    private sealed class Logger(string category, ConcurrentQueue<Line> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"))
                : "";
            lines.Enqueue(new Line(category, logLevel, eventId.Id, $"{formatter(state, exception)} {values} {exception}"));
        }
    }
}
