using System.Globalization;
using System.Text;

namespace Insight.Contract.Checking;

/// <summary>How many payloads became what.</summary>
internal sealed class Summary
{
    private const int MostNamed = 10;

    /// <summary>Files that were read.</summary>
    public int Files { get; set; }

    /// <summary>Files and folders that could not be.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; set; } = [];

    /// <summary>Payloads in them.</summary>
    public long Payloads { get; private set; }

    /// <summary>Payloads all of which is stored.</summary>
    public long Accepted { get; private set; }

    /// <summary>Payloads some of which is stored.</summary>
    public long Partial { get; private set; }

    /// <summary>Payloads of which nothing is.</summary>
    public long Rejected => Payloads - Accepted - Partial;

    /// <summary>Issues in all of them.</summary>
    public long Issues { get; private set; }

    /// <summary>Payloads that were sent to a live edge; null where there is none.</summary>
    public long? Sent { get; set; }

    /// <summary>Those of them that it answered otherwise.</summary>
    public long Differences { get; private set; }

    /// <summary>Whether every payload was read, is stored whole, and is answered as it should be.</summary>
    public bool IsFine => Accepted == Payloads && Differences == 0 && Unread.Count == 0;

    /// <summary>In a sentence or two. Accepted, in part and rejected are what the contract says; what a live edge made of it stands by itself.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Payloads} payload(s) in {Files} file(s){(Sent is null ? "" : ", by the contract")}: {Accepted} accepted, {Partial} in part, {Rejected} rejected; {Issues} issue(s).");
        if (Sent is { } sent)
            text.Append(CultureInfo.InvariantCulture, $" Of {sent} sent, the edge answered {sent - Differences} so, and {Differences} otherwise.");
        if (Unread.Count == 0)
            return text.ToString();
        text.Append(CultureInfo.InvariantCulture, $" {Unread.Count} file(s) or folder(s) could not be read: {string.Join(' ', Unread.Take(MostNamed).Select(file => file.Reason))}");
        if (Unread.Count > MostNamed)
            text.Append(CultureInfo.InvariantCulture, $" And {Unread.Count - MostNamed} more.");
        return text.ToString();
    }

    /// <summary>Counts one.</summary>
    public void Add(Verdict verdict)
    {
        Payloads++;
        Issues += verdict.Predicted.Issues.Count;
        if (verdict.Predicted.IsClean)
            Accepted++;
        else if (verdict.IsPartial)
            Partial++;
        if (verdict.Exchange is null)
            return;
        Sent++;
        if (verdict.Differs)
            Differences++;
    }
}
