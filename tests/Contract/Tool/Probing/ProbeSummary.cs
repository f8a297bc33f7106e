namespace Insight.Contract.Probing;

/// <summary>How a run went.</summary>
/// <param name="Tried">How many cases were tried.</param>
/// <param name="Wrong">How many of them the edge answered otherwise than the contract says.</param>
/// <param name="NotTried">What was not.</param>
internal sealed record ProbeSummary(int Tried, int Wrong, IReadOnlyList<NotTried> NotTried);
