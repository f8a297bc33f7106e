namespace Insight.Contract.Probing;

/// <summary>What the contract says, and no request of this run could show.</summary>
/// <param name="Name">What.</param>
/// <param name="Row">Its row of <c>docs/answers.md</c>.</param>
/// <param name="Why">Why not.</param>
internal sealed record NotTried(string Name, string Row, string Why);
