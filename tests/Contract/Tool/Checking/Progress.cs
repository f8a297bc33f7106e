using System.Globalization;
using Insight.Contract.Inputs;
using Insight.Contract.Reporting;

namespace Insight.Contract.Checking;

/// <summary>Tells whoever watches how far a run over files is, and whoever does not, too, what went wrong.</summary>
/// <param name="console">Where to.</param>
/// <param name="files">The files of the run.</param>
internal sealed class Progress(ContractConsole console, IReadOnlyList<PayloadFile> files) : IDisposable
{
    private readonly ProgressLine _line = new(console);
    private readonly long? _total = files.Sum(file => file.Length);
    private readonly bool _isKnown = files.All(file => file.Length is not null);
    private long _before;
    private long _payloads;

    /// <summary>A payload of a file was read, up to so many bytes.</summary>
    public void Report(PayloadFile file, long bytes)
    {
        _payloads++;
        _line.Show(() =>
        {
            var share = _isKnown && _total > 0 ? $" {100.0 * (_before + bytes) / _total.Value:0}%" : "";
            return string.Create(CultureInfo.InvariantCulture, $"{_payloads:N0} payloads,{share} {(_before + bytes) / 1e6:N0} MB");
        });
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
    public void Clear() => _line.Clear();

    public void Dispose() => Clear();
}
