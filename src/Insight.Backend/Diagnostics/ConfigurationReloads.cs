namespace Insight.Backend.Diagnostics;

/// <summary>Counts the changes of the configuration while the backend runs: those that took effect, and those that were refused.</summary>
internal sealed class ConfigurationReloads
{
    /// <summary>The accepted tokens.</summary>
    public const string Tokens = "tokens";

    /// <summary>The certificate of the <c>https</c> addresses.</summary>
    public const string Certificate = "certificate";

    /// <summary>The authorities of clients' certificates.</summary>
    public const string ClientAuthorities = "client_authorities";

    private static readonly string[] Parts = [Tokens, Certificate, ClientAuthorities];

    private readonly long[] _succeeded = new long[Parts.Length];
    private readonly long[] _refused = new long[Parts.Length];
    private readonly bool[] _isRefused = new bool[Parts.Length];

    /// <summary>All parts: how many changes took effect, how many were refused, and whether what is in force is older than what is written.</summary>
    public IEnumerable<(string Part, long Succeeded, long Refused, bool IsRefused)> All =>
        Parts.Select((part, i) => (part, Volatile.Read(ref _succeeded[i]), Volatile.Read(ref _refused[i]), Volatile.Read(ref _isRefused[i])));

    /// <summary>A change took effect.</summary>
    public void Succeed(string part)
    {
        Mend(part);
        Interlocked.Increment(ref _succeeded[Array.IndexOf(Parts, part)]);
    }

    /// <summary>A change was refused.</summary>
    public void Refuse(string part)
    {
        Volatile.Write(ref _isRefused[Array.IndexOf(Parts, part)], true);
        Interlocked.Increment(ref _refused[Array.IndexOf(Parts, part)]);
    }

    /// <summary>What was refused is gone: what is in force is what is written, and was all the time.</summary>
    public void Mend(string part) => Volatile.Write(ref _isRefused[Array.IndexOf(Parts, part)], false);
}
