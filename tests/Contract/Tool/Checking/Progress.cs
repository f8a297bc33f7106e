using System.Globalization;
using Insight.Contract.Inputs;
using Insight.Contract.Reporting;

namespace Insight.Contract.Checking;

/// <summary>Tells whoever watches how far a long run is: one line on standard error, written over again and again, nothing where nobody watches.</summary>
/// <param name="console">Where to.</param>
/// <param name="files">The files of the run.</param>
internal sealed class Progress(ContractConsole console, IReadOnlyList<PayloadFile> files)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long? _total = files.Sum(file => file.Length);
    private readonly bool _isKnown = files.All(file => file.Length is not null);
    private long _next = console.Time.GetTimestamp() + (long)(2 * Interval.TotalSeconds * console.Time.TimestampFrequency);
    private long _before;
    private long _payloads;
    private bool _isShown;

    /// <summary>A payload of a file was read, up to so many bytes.</summary>
    public void Report(PayloadFile file, long bytes)
    {
        _payloads++;
        if (!console.ShowsProgress || console.Time.GetTimestamp() < _next)
            return;
        _next = console.Time.GetTimestamp() + (long)(Interval.TotalSeconds * console.Time.TimestampFrequency);
        var share = _isKnown && _total > 0 ? $" {100.0 * (_before + bytes) / _total.Value:0}%" : "";
        console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{_payloads:N0} payloads,{share} {(_before + bytes) / 1e6:N0} MB"));
        _isShown = true;
    }

    /// <summary>A file is read to its end.</summary>
    public void Finished(PayloadFile file, long bytes) => _before += bytes;

    /// <summary>Tells something that went wrong, and is no payload's fault.</summary>
    public void Tell(string text)
    {
        Clear();
        console.Error.WriteLine(PlainText.Of(text));
    }

    /// <summary>Takes the line away, before something else is printed.</summary>
    public void Clear()
    {
        if (_isShown)
            console.Error.Write("\r\u001b[K");
        _isShown = false;
    }
}
