namespace Insight.Contract.Reporting;

/// <summary>Tells whoever watches how far a long run is: one line on standard error, written over again and again, nothing where nobody watches.</summary>
/// <param name="console">Where to.</param>
internal sealed class ProgressLine(ContractConsole console) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private long _next = console.Time.GetTimestamp() + Ticks(2 * Interval, console);
    private bool _isShown;

    /// <summary>Shows it, where it is time to.</summary>
    /// <param name="text">Says how far it is.</param>
    public void Show(Func<string> text)
    {
        if (!console.ShowsProgress || console.Time.GetTimestamp() < _next)
            return;
        _next = console.Time.GetTimestamp() + Ticks(Interval, console);
        console.Error.Write("\r\u001b[K" + text());
        _isShown = true;
    }

    /// <summary>Takes it away, before something else is printed.</summary>
    public void Clear()
    {
        if (_isShown)
            console.Error.Write("\r\u001b[K");
        _isShown = false;
    }

    public void Dispose() => Clear();

    private static long Ticks(TimeSpan span, ContractConsole console) => (long)(span.TotalSeconds * console.Time.TimestampFrequency);
}
