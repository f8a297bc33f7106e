namespace Insight.Contract.Tests.Support;

/// <summary>How long a test waits for what must come. It says only when a broken product ends a run: no test asserts that something was as fast.</summary>
internal static class Patience
{
    /// <summary>Long enough for a machine on which much else runs.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The same for a whole test that could block its thread, in milliseconds: for an attribute.</summary>
    public const int OfATest = 300_000;
}
