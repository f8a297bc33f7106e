namespace Insight.Contract.Checking;

/// <summary>How many payloads became what.</summary>
internal sealed class Summary
{
    /// <summary>Files that were read.</summary>
    public int Files { get; set; }

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

    /// <summary>Payloads that a live edge answered otherwise; null where none was asked.</summary>
    public long? Differences { get; private set; }

    /// <summary>Whether every payload is stored whole, and answered as it should be.</summary>
    public bool IsFine => Accepted == Payloads && Differences is null or 0;

    /// <summary>Counts one.</summary>
    public void Add(Verdict verdict)
    {
        Payloads++;
        Issues += verdict.Predicted.Issues.Count;
        if (verdict.Predicted.IsClean)
            Accepted++;
        else if (verdict.IsPartial)
            Partial++;
        if (verdict.Exchange is not null)
            Differences = (Differences ?? 0) + (verdict.Differs ? 1 : 0);
    }
}
