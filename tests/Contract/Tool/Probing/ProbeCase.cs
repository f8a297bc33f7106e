using Insight.Contract.Probing.Wire;

namespace Insight.Contract.Probing;

/// <summary>One thing that the contract says, and a request that shows whether it is so.</summary>
/// <param name="Name">What is tried, unlike any other: <c>sync-appointments: appointment.id is null</c>.</param>
/// <param name="Row">The row of <c>docs/answers.md</c> that it belongs to: a check's number and name.</param>
/// <param name="Request">What is sent.</param>
/// <param name="Expected">What the answer is to be.</param>
internal sealed record ProbeCase(string Name, string Row, WireRequest Request, Expectation Expected)
{
    /// <summary>Whether it is sent twice, and answered alike: a retry is harmless.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>What becomes of its <c>X-Request-Id</c>.</summary>
    public RequestIdRule RequestId { get; init; } = RequestIdRule.Echoed;
}
