using Insight.Contract.Probing.Wire;

namespace Insight.Contract.Probing;

/// <summary>How a case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Curl">A line that sends it again.</param>
/// <param name="Answer">What came; null where nothing did.</param>
/// <param name="Findings">What is wrong with it; nothing where all is well.</param>
internal sealed record ProbeResult(ProbeCase Case, string Curl, WireAnswer? Answer, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether the edge answered as the contract says.</summary>
    public bool IsFine => Findings.Count == 0;
}
