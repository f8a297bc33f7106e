namespace Insight.Contract.Sending;

/// <summary>What a live edge answered to a payload, held against what it should have.</summary>
/// <param name="Status">The status; 0 where no answer came.</param>
/// <param name="RequestId">The id by which the edge's operator finds the request.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Difference">Where the answer differs: lines that begin with <c>-</c> were expected, with <c>+</c> came. Empty where it does not.</param>
internal sealed record Exchange(int Status, string RequestId, int Attempts, IReadOnlyList<string> Difference)
{
    /// <summary>Whether the edge answered as it should.</summary>
    public bool IsAsPredicted => Difference.Count == 0;
}
